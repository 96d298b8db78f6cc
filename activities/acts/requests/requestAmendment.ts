import { differingPointers } from '../../../domain/declaration/differingPointers.js';
import { fixedAmong } from '../../../domain/declaration/fixedFields.js';
import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { createAmendment, type AmendmentRow } from '../../../prisma/queries/amendmentRequests.js';
import type { Change } from '../../../prisma/queries/change.js';
import { openTask } from '../../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../../prisma/queries/timeline.js';
import { namesOf } from '../../effects/applyVersion.js';
import { dataOf } from '../../effects/assess.js';
import { deciderOfAmendment } from '../../effects/requests/deciders.js';
import { amendmentDetails } from '../../effects/requests/endAmendment.js';
import { grantAmendment } from '../../effects/requests/grantAmendment.js';
import { holdForRequest } from '../../effects/requests/heldPermits.js';
import { putToCustoms } from '../../effects/requests/putToCustoms.js';
import { claimNamedWaybill } from '../../effects/waybill.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

/**
 * The exporter asks to change what is declared. Nothing changes before it is decided; what the change needs of permits is
 * held meanwhile, and where too little is left the request is refused at once: after acceptance nothing is applied for.
 * Source: Revised Kyoto Convention, General Annex, standards 3.27 and 3.28.
 */
export const requestAmendment: ActHandler<'requestAmendment'> = async (context) => {
  const { deps, change, act, payload, by, reason } = context;
  const { data } = payload;
  const pointers = differingPointers(await dataOf(change), data);
  if (pointers.length === 0) throw new ActRefused('AMENDMENT.NOTHING_CHANGED', 'the data stand already');
  const fixed = fixedAmong(pointers);
  if (fixed.length > 0) throw new ActRefused('AMENDMENT.FIELD_FIXED', fixed.join(', '));
  await claimNamedWaybill(deps, change, data);
  const decider = deciderOfAmendment(change.declaration);
  const why = reason('The exporter asks for a change of the declaration.');
  const request = await createAmendment(change, {
    data,
    pointers,
    reason: why,
    madeBy: 'exporter',
    personId: act.personId,
    standing: decider === 'officer' ? 'officer' : 'authority',
  });
  const missing = await holdForRequest(deps, change, request.id, data);
  if (missing.length > 0) throw new ActRefused('PERMIT.QUANTITY_EXHAUSTED', `not covered: ${namesOf(missing)}`);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'requestAmendment' },
    what: 'amendmentRequested',
    by,
    why,
    details: amendmentDetails(request, { pointers, decided_by: decider }),
  });
  if (decider === 'officer') {
    await askOfficer(change, request);
    return undefined;
  }
  if (decider === 'here') {
    const own = 'Nothing that has been checked speaks against the change.';
    await grantAmendment(deps, change, request, { by: BY_SYSTEM, why: own });
  }
  await putToCustoms(change, request);
  return undefined;
};

async function askOfficer(change: Change, { id, number, pointers, reason }: AmendmentRow): Promise<void> {
  await openTask(change, {
    kind: 'amendment_decision',
    queue: 'customs',
    title: 'Decide on a change that the exporter asks for during the control',
    workflowId: clearanceWorkflowId(change.declaration.id),
    subjectId: id,
    details: { number, pointers: [...pointers], reason },
  });
}
