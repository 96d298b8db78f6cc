import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { PermitChange } from '../../prisma/queries/permitRecordings.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import type { Resolution } from '../../workflows/ports.js';
import { holdParkedFlag } from '../effects/parking.js';
import { resolveInRecord } from '../effects/resolving.js';

/**
 * An operator resolves a parked step of the permit's workflow. An abort withdraws the application; the clearance, which
 * cannot go on without the permit, is aborted by its own workflow.
 */
export async function resolvePermitStep({ change }: PermitChange, act: ActRow): Promise<Resolution> {
  // Written by the service that stored the act, in the shape of its kind.
  const payload = act.payload as unknown as ActPayload<'resolveParked'>;
  const { parkedStepId, resolution } = payload;
  const step = await resolveInRecord(change, act, payload);
  await holdParkedFlag(change);
  appendTimeline(change, {
    what: 'stepResolved',
    by: { actor: act.personId, role: act.role },
    why: act.reason ?? `An operator resolved the parked step "${step.step}": ${resolution}.`,
    details: { parked_step_id: parkedStepId, step: step.step, resolution },
  });
  return { parkedStepId, action: resolution };
}
