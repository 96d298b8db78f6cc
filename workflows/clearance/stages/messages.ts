import { recordingKey } from '../../../domain/ids/workflowIds.js';
import type { MessageDue } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';

/** Sends what an act has made due, once; what follows from it is recorded with the answer. */
export async function send(file: ClearanceFile, { messageId, counterparty, kind }: MessageDue): Promise<void> {
  const { declarationId } = file.recordingInput('message');
  const effectKey = recordingKey(file.workflowId, `message-${messageId}`, 1);
  await file.perform({
    name: `send-${kind}`,
    effectKey,
    counterparty,
    attempts: file.attemptsAt(counterparty),
    skippable: true,
    overridable: 'none',
    call: () => file.calls(counterparty).sendMessage({ declarationId, key: effectKey, messageId }),
    // A refusal is an answer: the request has been decided.
    goesOn: ({ outcome }) => outcome === 'accepted' || outcome === 'refused',
    settled: () => !file.snapshot.messages.some((due) => due.messageId === messageId),
  });
  if (!file.snapshot.messages.some((due) => due.messageId === messageId)) return;
  const step = `message-${messageId}`;
  await file.recorded(step, () => recording.recordMessage({ ...file.recordingInput(step), messageId, effectKey }));
}
