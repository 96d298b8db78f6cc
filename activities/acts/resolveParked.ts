import { holdParkedFlag } from '../effects/parking.js';
import { resolveInRecord } from '../effects/resolving.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An operator resolves a step of the clearance workflow. An abort ends the clearance here and now. */
export const resolveParked: ActHandler<'resolveParked'> = async ({ deps, change, act, payload, by, reason }) => {
  const { resolution, parkedStepId } = payload;
  const step = await resolveInRecord(change, act, payload);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'resolveParked', resolution },
    facts: { handedOver: change.declaration.facts.posted },
    what: resolution === 'abort' ? 'declarationAborted' : 'stepResolved',
    by,
    why: reason(`An operator resolved the parked step "${step.step}": ${resolution}.`),
    details: { parked_step_id: parkedStepId, step: step.step, resolution },
  });
  await holdParkedFlag(change);
  return { parkedStepId, action: resolution };
};
