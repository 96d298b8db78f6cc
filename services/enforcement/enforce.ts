import type { SignedAction } from '../../domain/clearance/actions.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { proposeOnce } from '../proposals/proposeOnce.js';
import { signProposal } from '../proposals/signProposal.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { ENFORCEMENT, viewEnforcement, type EnforcementPayload, type EnforcementView } from './enforcementFrame.js';

/** An act against goods as the first officer asks for it. */
export interface EnforcementRequest {
  declarationId: string;
  key: RequestKey;
  action: SignedAction;
  reason: string;
  legalBasis: string;
  place: string | null;
  upheld: boolean | null;
}

/**
 * The first signature: an officer proposes to detain, seize, let go, return, destroy or have forfeited, or to decide an
 * appeal. Nothing happens to the goods before another officer signs.
 * Throws `DECLARATION.NOT_FOUND`, `CLEARANCE.OWN_DECLARATION`, `CLEARANCE.APPEAL_PENDING`, `CLEARANCE.ACTION_NOT_ALLOWED`.
 */
export async function proposeEnforcement(
  deps: ServiceDeps,
  caller: Caller,
  { declarationId: subjectId, key, reason, ...asked }: EnforcementRequest,
): Promise<EnforcementView> {
  const payload: EnforcementPayload = { ...asked, actId: idOf('act', key) };
  const proposal = await proposeOnce(deps, caller, ENFORCEMENT, {
    ...{ subjectId, reason, key },
    payloadOf: (subject) => {
      ENFORCEMENT.refuseUnopen(caller, subject, payload);
      return payload;
    },
  });
  return viewEnforcement(proposal, deps.clock());
}

/**
 * The second signature, by which the act takes effect.
 * Throws `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, and what the act itself is
 * refused with.
 */
export async function signEnforcement(
  deps: ServiceDeps,
  caller: Caller,
  asked: { proposalId: string; reason: string },
): Promise<EnforcementView> {
  return viewEnforcement(await signProposal(deps, caller, ENFORCEMENT, asked), deps.clock());
}
