import { appendTimeline } from '../../prisma/queries/change.js';
import { findCall, isSettled } from '../../prisma/queries/counterpartyCalls.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordingInput } from '../../workflows/ports.js';
import type { RecordedStep } from '../recorded.js';

/** Customs knows that the goods are at the office of exit, or an operator skipped telling it. */
export const recordArrivalAnnounced: RecordedStep<RecordingInput & { effectKey: string }> = async (
  _deps,
  change,
  { effectKey },
) => {
  const { tx, declaration } = change;
  const call = await findCall(tx, effectKey);
  if (call === undefined || !isSettled(call)) throw new RecordError('RECORD.MISSING', `${effectKey} has no answer`);
  declaration.facts = { ...declaration.facts, arrivalAnnounced: true };
  const skipped = call.status === 'skipped';
  const why = skipped
    ? 'Customs could not be told that the goods are at the office of exit; an officer records the proof of exit.'
    : 'Customs has been told that the goods are at the office of exit.';
  appendTimeline(change, { what: 'arrivalAnnounced', by: BY_SYSTEM, why, details: { skipped } });
};
