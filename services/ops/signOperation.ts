import { findAct } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { findParkedStep } from '../../prisma/queries/listStuck.js';
import { sign } from '../../prisma/queries/proposals.js';
import { refuseUnaccepted } from '../acts/refusal.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { authorise, refuseOwnCase } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getProposal, refuseUnopen, storeResolution } from './createOperation.js';
import { viewOperation, type OperationPayload, type OperationView } from './operationView.js';

/**
 * The second signature under a proposed repair, which is delivered with it.
 * Throws `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, `OPERATION.STEP_NOT_PARKED`.
 */
export async function signOperation(
  deps: ServiceDeps,
  caller: Caller,
  { operationId, reason }: { operationId: string; reason: string },
): Promise<OperationView> {
  authorise(caller, 'signOperation');
  const now = deps.clock();
  const at = now.toISOString();
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const open = await getProposal(tx, operationId);
    // Written by createOperation, and by nothing else.
    const payload = open.payload as unknown as OperationPayload;
    // The same request after a crash: signed by this person, and the act is there.
    if (open.signedBy === caller.personId && (await findAct(tx, payload.actId)) !== undefined) return open;
    const step = await findParkedStep(tx, open.subjectId);
    if (step === undefined) throw new ServiceProblem('OPERATION.STEP_NOT_FOUND');
    const declaration = await getDeclaration(tx, step.declarationId);
    refuseOwnCase(caller, 'signOperation', declaration);
    const { personId, role } = caller;
    const { proposedBy } = await sign(tx, operationId, { personId, role, reason, at });
    refuseUnopen(step, declaration, payload.action);
    await storeResolution(tx, caller, {
      step,
      declaration,
      payload,
      proposalId: operationId,
      proposedBy,
      signedBy: personId,
      reason: open.reason,
      at,
    });
    return getProposal(tx, operationId);
  });
  const view = viewOperation(proposal, now);
  if (view.actId !== null) refuseUnaccepted(await deliverAct(deps, view.actId));
  return view;
}
