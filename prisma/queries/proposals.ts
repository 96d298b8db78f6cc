import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { SignedMatterKind } from '../../domain/clearance/secondSignature.js';
import type { Json } from '../../domain/json.js';
import type { Proposal } from '../client/client.js';
import { appendAudit, INSTALLATION_CHAIN } from './audit.js';

/** What can be proposed; when it needs a second signature, the table of four eyes says. */
export type ProposalKind = SignedMatterKind;

/** The one second-signature primitive: somebody proposes, another person signs before it lapses. */
export interface NewProposal {
  /** Made by the request; a new one when absent. */
  id?: string;
  kind: ProposalKind;
  subjectId: string;
  payload: Json;
  proposedBy: string;
  /** Everybody whose word it is; the person alone where absent. */
  proposedFor?: readonly string[];
  role: string;
  reason: string;
  expiresAt: string;
  declarationId?: string;
  organisationId?: string;
}

export interface SignedProposal {
  id: string;
  kind: string;
  subjectId: string;
  payload: Json;
  proposedBy: string;
  reason: string;
  signedBy: string;
}

/** Writes a proposal with its audit record; one of the same id is written once. @returns its id */
export async function propose(tx: Transaction, proposal: NewProposal, at: string): Promise<string> {
  const { payload, role, expiresAt, id = newId('proposal'), proposedFor = [proposal.proposedBy], ...own } = proposal;
  const { count } = await tx.proposal.createMany({
    data: {
      ...{ id, ...own, proposedFor: [...proposedFor] },
      ...{ payload: jsonColumn(payload ?? {}), expiresAt: new Date(expiresAt), createdAt: new Date(at) },
    },
    skipDuplicates: true,
  });
  if (count === 0) return id;
  const facts = { proposal_id: id, kind: own.kind, subject_id: own.subjectId };
  await audit(tx, own.organisationId ?? null, {
    what: 'proposed',
    at,
    actor: own.proposedBy,
    role,
    facts,
    details: { payload, reason: own.reason },
  });
  return id;
}

/**
 * The second signature: of somebody whose word the first one is not, in whichever role, and in whoever's place. The row is
 * locked, so that of two people who sign at once one is second.
 * @throws RecordError `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, `OPERATION.STEP_NOT_FOUND`
 */
export async function sign(
  tx: Transaction,
  id: string,
  signature: { personId: string; signsFor?: readonly string[]; role: string; reason: string; at: string },
): Promise<SignedProposal> {
  const { personId, role, reason, at, signsFor = [personId] } = signature;
  await tx.$executeRaw`SELECT FROM proposal WHERE id = ${id} FOR UPDATE`;
  const row = await tx.proposal.findUnique({ where: { id } });
  if (row === null) throw new RecordError('OPERATION.STEP_NOT_FOUND', `no proposal ${id}`);
  if (row.status !== 'open') throw new RecordError('OPERATION.PROPOSAL_CLOSED', `proposal ${id} is ${row.status}`);
  if ([row.proposedBy, ...row.proposedFor].some((person) => signsFor.includes(person)))
    throw new RecordError('OPERATION.SAME_SIGNATORY', `proposal ${id} needs another person's signature`);
  if (row.expiresAt.getTime() <= Date.parse(at))
    throw new RecordError('OPERATION.PROPOSAL_EXPIRED', `proposal ${id} lapsed`);
  await tx.proposal.update({
    where: { id },
    data: { status: 'signed', signedBy: personId, signedFor: [...signsFor], signedWhy: reason, signedAt: new Date(at) },
    select: { id: true },
  });
  const facts = { proposal_id: id, kind: row.kind, subject_id: row.subjectId };
  await audit(tx, row.organisationId, { what: 'signed', at, actor: personId, role, facts, details: { reason } });
  return { ...readProposal(row), signedBy: personId };
}

/** The proposal of this id, if it is of this kind, about this subject, and signed by a second person. */
export async function findSignedProposal(
  tx: Transaction,
  { id, kind, subjectId }: { id: string; kind: ProposalKind; subjectId: string },
): Promise<SignedProposal | undefined> {
  const row = await tx.proposal.findFirst({ where: { id, kind, subjectId, status: 'signed' } });
  return row?.signedBy == null ? undefined : { ...readProposal(row), signedBy: row.signedBy };
}

/** Marks what was not signed in time. @returns how many */
export async function expireProposals(tx: Transaction, at: string): Promise<number> {
  const { count } = await tx.proposal.updateMany({
    where: { status: 'open', expiresAt: { lte: new Date(at) } },
    data: { status: 'expired' },
  });
  return count;
}

const readProposal = ({
  id,
  kind,
  subjectId,
  payload,
  proposedBy,
  reason,
}: Proposal): Omit<SignedProposal, 'signedBy'> => ({
  id,
  kind,
  subjectId,
  payload: payload as Json,
  proposedBy,
  reason,
});

async function audit(
  tx: Transaction,
  organisationId: string | null,
  entry: Parameters<typeof appendAudit>[2][number],
): Promise<void> {
  await appendAudit(tx, organisationId ?? INSTALLATION_CHAIN, [entry]);
}
