import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import { recordingKey } from '../../../domain/ids/workflowIds.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';

/**
 * No notice came in time: the authority is asked how the declaration stands, and its answer is taken up like the notices
 * that were lost. Nothing new in it lets the wait begin again; no answer at all parks for an operator.
 */
export async function askAuthority(file: ClearanceFile, deadline: DeadlineName): Promise<void> {
  const { declarationId } = file.recordingInput('ask');
  const effectKey = recordingKey(file.workflowId, `ask-${deadline}`, file.snapshot.version);
  const end = await file.perform({
    name: 'ask-status',
    effectKey,
    counterparty: 'customs',
    attempts: file.attemptsAt('customs'),
    skippable: true,
    overridable: 'none',
    call: () => file.calls('customs').askStatus({ declarationId, key: effectKey }),
    goesOn: ({ outcome }) => outcome === 'accepted' || outcome === 'none',
    settled: () => file.snapshot.mirrorDue || file.snapshot.facts.exitProved,
  });
  if (end === 'settled') return;
  const step = `status-${deadline}`;
  await file.recorded(step, () => recording.recordStatus({ ...file.recordingInput(step), effectKey, deadline }));
}
