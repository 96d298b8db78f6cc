import type { Transaction } from '../withActor.js';
import type { ProposalRow } from './listStuck.js';
import { plainRow } from './plainRow.js';

/** One proposal, if the actor may see it. */
export async function findProposal(tx: Transaction, id: string): Promise<ProposalRow | undefined> {
  const row = await tx.proposal.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}

/** Closes a proposal that one person may carry out alone: signed, by nobody else. */
export async function closeWithoutSignature(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.proposal.updateMany({ where: { id, status: 'open' }, data: { status: 'signed', signedAt: new Date(at) } });
}
