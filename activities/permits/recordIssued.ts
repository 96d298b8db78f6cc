import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { PermitRecordingInput } from '../../workflows/ports.js';
import { grant } from './grant.js';
import { Permit } from './permitShape.js';
import type { PermitStep } from './permitRecorded.js';

/** APPLIED -> GRANTED: the agency has issued what its officer granted here, or an operator entered what it issued. */
export const recordIssued: PermitStep<PermitRecordingInput & { effectKey: string }> = async (
  deps,
  under,
  { effectKey },
) => {
  const { change, application } = under;
  if (application.standing !== 'APPLIED') return;
  const call = await findCall(change.tx, effectKey);
  const issued = Permit.safeParse(call?.answer);
  if (!issued.success) throw new RecordError('RECORD.MISSING', `${effectKey} has no permit`);
  await grant(deps, under, issued.data, {
    actor: application.granted?.personId ?? application.counterparty,
    role: application.granted === null ? 'counterparty' : 'agency_officer',
  });
};
