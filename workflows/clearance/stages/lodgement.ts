import { recordingKey } from '../../../domain/ids/workflowIds.js';
import type { CallAnswer } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/** LODGED: the declaration is sent once, and the answer is awaited; when it is overdue, customs is asked. */
export async function lodged(file: ClearanceFile): Promise<void> {
  switch (file.snapshot.facts.lodgement) {
    case 'accepted':
      return file.step('register');
    case 'rejected':
      return file.step('recordRejection');
    case 'none':
      return lodge(file);
    case 'received':
      if ((await waitInState(file)) === 'customs_answer') await ask(file);
  }
}

/** REJECTED: waits for the exporter's new version. */
export async function rejected(file: ClearanceFile): Promise<void> {
  await waitInState(file);
}

async function lodge(file: ClearanceFile): Promise<void> {
  const { declarationVersion } = file.snapshot;
  await callCustoms(
    file,
    'lodge',
    (answer) => answer.outcome === 'accepted' || answer.outcome === 'refused',
    (input) => file.calls('customs').lodge({ ...input, declarationVersion }),
  );
}

/** No notice came in time. An answer lost on its way is found by asking; none at all parks for an operator. */
async function ask(file: ClearanceFile): Promise<void> {
  const { declarationVersion } = file.snapshot;
  const decided = (answer: CallAnswer): boolean => answer.outcome === 'accepted' || answer.outcome === 'refused';
  await callCustoms(file, 'ask-lodgement', decided, (input) =>
    file.calls('customs').askLodgement({ ...input, declarationVersion }),
  );
}

async function callCustoms(
  file: ClearanceFile,
  name: string,
  goesOn: (answer: CallAnswer) => boolean,
  call: (input: { declarationId: string; key: string }) => Promise<CallAnswer>,
): Promise<void> {
  const { declarationId } = file.recordingInput(name);
  const effectKey = lodgementKey(file);
  const end = await file.perform({
    name,
    effectKey,
    counterparty: 'customs',
    attempts: file.attemptsAt('customs'),
    skippable: false,
    overridable: 'mrn',
    call: () => call({ declarationId, key: effectKey }),
    goesOn,
    settled: () => ['accepted', 'rejected'].includes(file.snapshot.facts.lodgement),
  });
  if (end === 'settled') return;
  await file.recorded('lodgement-answer', () =>
    recording.recordLodgementAnswer({ ...file.recordingInput('lodgement-answer'), effectKey }),
  );
}

/** One key for one version of the declaration: sent twice, lodged once. */
function lodgementKey(file: ClearanceFile): string {
  return recordingKey(file.workflowId, 'lodge', file.snapshot.declarationVersion);
}
