import type { Caller } from '../caller.js';
import { signProposal } from '../proposals/signProposal.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { viewOperation, type OperationView } from './operationView.js';
import { REPAIR } from './repairFrame.js';

/**
 * The second signature under a proposed repair, which is delivered with it.
 * Throws `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, `OPERATION.STEP_NOT_PARKED`.
 */
export async function signOperation(
  deps: ServiceDeps,
  caller: Caller,
  { operationId, reason }: { operationId: string; reason: string },
): Promise<OperationView> {
  const proposal = await signProposal(deps, caller, REPAIR, { proposalId: operationId, reason });
  return viewOperation(proposal, deps.clock());
}
