import { findAct } from '../../prisma/queries/acts.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import { sign } from '../../prisma/queries/proposals.js';
import { actorOf } from '../actorOf.js';
import { refuseUnaccepted } from '../acts/refusal.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { authorise, refuseOwnCase } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getProposal, type ProposalFrame, type ProposalPayload, type ProposalSubject } from './proposalFrame.js';
import { actIdOf } from './proposeOnce.js';
import { storeProposedAct } from './storeProposedAct.js';

/**
 * The second signature under a proposal, which is delivered with it. Of several who sign at once one does.
 * Throws `OPERATION.SAME_SIGNATORY` (whichever role the person signs in), `OPERATION.PROPOSAL_EXPIRED`,
 * `OPERATION.PROPOSAL_CLOSED`, and what the frame throws when the proposal is no longer open.
 */
export async function signProposal<Subject extends ProposalSubject, Payload extends ProposalPayload>(
  deps: ServiceDeps,
  caller: Caller,
  frame: ProposalFrame<Subject, Payload>,
  { proposalId, reason }: { proposalId: string; reason: string },
): Promise<ProposalRow> {
  authorise(caller, frame.useCases.sign);
  const at = deps.clock().toISOString();
  const { personId, signsFor, role } = caller;
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const open = await getProposal(tx, frame, proposalId);
    // The same request after a crash: signed by this person, and the act is there.
    if (open.signedBy === personId && (await findAct(tx, actIdOf(open))) !== undefined) return open;
    const subject = await frame.subjectOf(tx, caller, open.subjectId);
    refuseOwnCase(caller, frame.useCases.sign, subject.declaration);
    const { proposedBy } = await sign(tx, proposalId, { personId, signsFor, role, reason, at });
    // Written by proposeOnce with this frame, and by nothing else.
    const payload = open.payload as unknown as Payload;
    frame.refuseUnopen(caller, subject, payload);
    await storeProposedAct(tx, caller, frame, {
      ...{ subject, payload, proposalId, proposedBy, signedBy: personId, at },
      reason: open.reason,
    });
    return getProposal(tx, frame, proposalId);
  });
  refuseUnaccepted(await deliverAct(deps, actIdOf(proposal)));
  return proposal;
}
