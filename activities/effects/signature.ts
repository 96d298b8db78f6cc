import type { ActRow } from '../../prisma/queries/acts.js';
import { findSignedProposal, type ProposalKind, type SignedProposal } from '../../prisma/queries/proposals.js';
import type { Transaction } from '../deps.js';

/**
 * The second signature under an act, as the record has it, whatever the act says: the proposal it names is about the
 * same thing, was proposed by the person whose act it is, and signed by the other person it names.
 */
export async function findSignature(
  tx: Transaction,
  { personId }: ActRow,
  said: { kind: ProposalKind; subjectId: string; proposalId: string | null; signedBy: string | null },
): Promise<SignedProposal | undefined> {
  const { kind, subjectId, proposalId, signedBy } = said;
  if (proposalId === null || signedBy === null) return undefined;
  const proposal = await findSignedProposal(tx, { id: proposalId, kind, subjectId });
  const isTheirs = proposal?.proposedBy === personId && proposal.signedBy === signedBy && signedBy !== personId;
  return isTheirs ? proposal : undefined;
}
