import { z } from 'zod';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { findCall, type CallRow } from '../../prisma/queries/counterpartyCalls.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Json } from '../../domain/json.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { runDeadlines } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** What stands as the answer to a lodgement: a receipt, a decision found by asking, a refusal, or an operator's MRN. */
const Answer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('accepted'),
    receipt: z.string().optional(),
    mrn: z.string().optional(),
    acceptedAt: z.string().optional(),
  }),
  z.object({ outcome: z.literal('refused'), reasons: z.array(z.record(z.string(), z.json())) }),
]);

/**
 * Customs' immediate answer to the lodgement (a receipt or a refusal), or what asking or an operator brought to light.
 * A notice that was faster is not undone by it.
 */
export const recordLodgementAnswer: RecordedStep<RecordingInput & { effectKey: string }> = async (
  deps,
  change,
  { effectKey },
) => {
  const call = await findCall(change.tx, effectKey);
  const answer = Answer.safeParse(call?.answer);
  if (call === undefined || !answer.success) throw new RecordError('RECORD.MISSING', `${effectKey} has no answer`);
  const { lodgement } = change.declaration.facts;
  if (lodgement === 'accepted' || lodgement === 'rejected') return;
  if (answer.data.outcome === 'refused') setRejected(change, answer.data.reasons);
  else if (answer.data.mrn === undefined) setReceived(change);
  else setAccepted(change, answer.data.mrn, answer.data.acceptedAt);
  // Counted from now: a receipt that came again after asking starts the wait again.
  runDeadlines(deps, change);
  tell(change, call);
};

function setReceived({ declaration }: Change): void {
  declaration.facts = { ...declaration.facts, lodgement: 'received' };
}

function setAccepted({ declaration, at }: Change, mrn: string, acceptedAt = at): void {
  declaration.facts = { ...declaration.facts, lodgement: 'accepted', customs: { mrn, acceptedAt } };
}

function setRejected({ declaration }: Change, reasons: Json): void {
  declaration.facts = { ...declaration.facts, lodgement: 'rejected', customs: { reasons } };
}

function tell(change: Change, { status, key }: CallRow): void {
  const { lodgement } = change.declaration.facts;
  const said = {
    received: 'Customs has the declaration and will decide.',
    accepted:
      status === 'overridden'
        ? 'An operator entered the MRN that customs gave.'
        : 'Customs has accepted the declaration.',
    prelodged: 'Customs has taken the declaration ahead of the goods.',
    rejected: 'Customs does not take the declaration as it is.',
    none: '',
  }[lodgement];
  const by =
    status === 'overridden'
      ? ({ actor: 'system', role: 'system' } as const)
      : ({ actor: 'customs', role: 'counterparty' } as const);
  appendTimeline(change, {
    what: 'lodgementAnswered',
    by,
    why: said,
    details: { lodgement, effect_key: key, overridden: status === 'overridden' },
  });
}
