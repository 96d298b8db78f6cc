import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { getMessage, settleMessage } from '../../prisma/queries/counterpartyMessages.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { messageHandler } from '../messages/messages.js';
import type { RecordedStep } from '../recorded.js';

const SAID = {
  sent: { what: 'messageSent', why: 'has it.' },
  refused: { what: 'messageRefused', why: 'refuses it.' },
  skipped: { what: 'messageSkipped', why: 'was not told: an operator let the clearance go on without it.' },
} as const;

/** A message that was due has been sent, refused or skipped: what follows from it is recorded with it. */
export const recordMessage: RecordedStep<RecordingInput & { messageId: string; effectKey: string }> = async (
  deps,
  change,
  { messageId, effectKey },
) => {
  const message = await getMessage(change.tx, messageId);
  if (message.standing !== 'due') return;
  const outcome = outcomeOf(await findCall(change.tx, effectKey));
  await settleMessage(change, messageId, outcome);
  const { kind, counterparty } = message;
  const { what, why } = SAID[outcome];
  appendTimeline(change, {
    what,
    by: BY_SYSTEM,
    why: `Message "${kind}": ${counterparty} ${why}`,
    details: { message_id: messageId, kind, counterparty },
  });
  await messageHandler(kind).settle(deps, change, message, outcome);
};

function outcomeOf(call: { status: string; answer: unknown } | undefined): keyof typeof SAID {
  if (call === undefined || call.status === 'skipped') return 'skipped';
  const { answer } = call;
  const isRefused =
    typeof answer === 'object' && answer !== null && 'outcome' in answer && answer.outcome === 'refused';
  return isRefused ? 'refused' : 'sent';
}
