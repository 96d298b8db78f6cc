import type { Transaction } from '../../prisma/withActor.js';
import { storeActOnce } from '../acts/storeActOnce.js';
import type { Caller } from '../caller.js';
import type { ProposalFrame, ProposalPayload, ProposalSubject, Signatures } from './proposalFrame.js';

/** Stores the act that a proposal becomes: it is the act of the person who proposed it, with the other's signature. */
export async function storeProposedAct<Subject extends ProposalSubject, Payload extends ProposalPayload>(
  tx: Transaction,
  caller: Caller,
  frame: ProposalFrame<Subject, Payload>,
  proposal: Signatures & { subject: Subject; payload: Payload; proposedBy: string; reason: string; at: string },
): Promise<void> {
  const { subject, payload, proposedBy, reason, at, ...signatures } = proposal;
  const act = frame.actOf(subject, payload, signatures);
  await storeActOnce(tx, caller, subject.declaration, { ...act, id: payload.actId, reason, personId: proposedBy }, at);
}
