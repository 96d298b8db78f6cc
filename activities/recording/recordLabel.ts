import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { claimLabel } from '../effects/waybill.js';
import type { RecordedStep } from '../recorded.js';

const Labelled = z.object({ s10: z.string() });

/** The carrier has given the parcel its number, or an operator has entered it. */
export const recordLabel: RecordedStep<RecordingInput & { effectKey: string }> = async (
  _deps,
  change,
  { effectKey },
) => {
  const { tx, at, declaration } = change;
  const call = await findCall(tx, effectKey);
  const label = Labelled.safeParse(call?.answer);
  if (call === undefined || !label.success) throw new RecordError('RECORD.MISSING', `${effectKey} has no label`);
  if (declaration.facts.labelled) return;
  const { s10 } = label.data;
  if (!(await claimLabel(tx, declaration, s10, at)))
    throw new RecordError('COUNTERPARTY.WAYBILL_REUSED', `${s10} is on another parcel already`);
  declaration.s10 = s10;
  declaration.facts = { ...declaration.facts, labelled: true };
  const overridden = call.status === 'overridden';
  appendTimeline(change, {
    what: 'labelBooked',
    by: overridden ? { actor: 'system', role: 'system' } : { actor: 'carrier', role: 'counterparty' },
    why: overridden ? `An operator entered the label ${s10}.` : `The carrier takes the parcel under ${s10}.`,
    details: { s10, overridden },
  });
};
