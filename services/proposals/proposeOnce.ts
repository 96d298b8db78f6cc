import { closeWithoutSignature, findProposal } from '../../prisma/queries/operations.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import { propose } from '../../prisma/queries/proposals.js';
import { actorOf } from '../actorOf.js';
import { refuseUnaccepted } from '../acts/refusal.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise, refuseOwnCase } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getProposal, type ProposalFrame, type ProposalPayload, type ProposalSubject } from './proposalFrame.js';
import { storeProposedAct } from './storeProposedAct.js';

/**
 * Proposes something that another person has to sign; the same request proposes it once. Where one person may act alone
 * it is carried out at once.
 */
export async function proposeOnce<Subject extends ProposalSubject, Payload extends ProposalPayload>(
  deps: ServiceDeps,
  caller: Caller,
  frame: ProposalFrame<Subject, Payload>,
  asked: {
    subjectId: string;
    reason: string;
    key: RequestKey;
    /** Checks what was asked against the subject, and makes the payload of it. */
    payloadOf: (subject: Subject) => Payload;
  },
): Promise<ProposalRow> {
  authorise(caller, frame.useCases.propose);
  const { subjectId, reason, key, payloadOf } = asked;
  const id = idOf('proposal', key);
  const now = deps.clock();
  const at = now.toISOString();
  const { personId: proposedBy, signsFor: proposedFor, role } = caller;
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const known = await findProposal(tx, id);
    if (known !== undefined) return known;
    const subject = await frame.subjectOf(tx, caller, subjectId);
    refuseOwnCase(caller, frame.useCases.propose, subject.declaration);
    const payload = payloadOf(subject);
    const expiresAt = new Date(now.getTime() + deps.config.proposalLifetimeMs).toISOString();
    const { id: declarationId, organisationId } = subject.declaration;
    const own = { id, kind: frame.kind, subjectId, payload, proposedBy, proposedFor, role, reason, expiresAt };
    await propose(tx, { ...own, declarationId, organisationId }, at);
    if (!frame.needsSignature(subject, payload)) {
      await closeWithoutSignature(tx, id, at);
      await storeProposedAct(tx, caller, frame, {
        subject,
        payload,
        proposalId: id,
        proposedBy,
        signedBy: null,
        reason,
        at,
      });
    }
    return getProposal(tx, frame, id);
  });
  if (proposal.status === 'signed') refuseUnaccepted(await deliverAct(deps, actIdOf(proposal)));
  return proposal;
}

/** The act that a proposal is carried out by. Its payload was written by a frame, and by nothing else. */
export const actIdOf = ({ payload }: ProposalRow): string => (payload as unknown as ProposalPayload).actId;
