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
    case 'prelodged':
      return file.step('prelodge');
    case 'received':
      return file.snapshot.authority.acceptance === 'here' ? acceptHere(file) : awaitAnswer(file);
  }
}

/** PRELODGED: taken before the goods have come; their presentation, or the authority's notice, carries it on. */
export async function prelodged(file: ClearanceFile): Promise<void> {
  const { facts, authority, flags } = file.snapshot;
  if (facts.lodgement === 'accepted') await file.step('register');
  else if (facts.lodgement === 'rejected') await file.step('recordRejection');
  else if (authority.acceptance === 'here' && flags.includes('goods_presented')) await file.step('register');
  else await waitInState(file);
}

async function acceptHere(file: ClearanceFile): Promise<void> {
  await file.step(file.snapshot.preLodged ? 'prelodge' : 'register');
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

/** An answer lost on its way is found by asking; none at all parks for an operator. */
async function awaitAnswer(file: ClearanceFile): Promise<void> {
  const due = file.snapshot.deadlines.customs_answer;
  const passed = await file.wait(due === undefined ? [] : (['customs_answer'] as const));
  if (passed === undefined) return;
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
    settled: () => ['prelodged', 'accepted', 'rejected'].includes(file.snapshot.facts.lodgement),
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
