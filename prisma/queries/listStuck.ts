import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, youngerThan, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type ParkedStepRow = Plain<Prisma.ParkedStepGetPayload<object>> & { state: string };
export type ProposalRow = Plain<Prisma.ProposalGetPayload<object>>;

export interface StuckFilter {
  status?: string;
  fingerprint?: string;
  counterparty?: string;
  step?: string;
  declarationId?: string;
}

async function withStates(tx: Transaction, steps: Prisma.ParkedStepGetPayload<object>[]): Promise<ParkedStepRow[]> {
  const found = await tx.declaration.findMany({
    where: { id: { in: steps.map(({ declarationId }) => declarationId) } },
    select: { id: true, state: true },
  });
  const states = new Map(found.map(({ id, state }) => [id, state]));
  return steps.flatMap((step) => {
    const state = states.get(step.declarationId);
    return state === undefined ? [] : [{ ...plainRow(step), state }];
  });
}

/** Parked steps, the longest parked first. */
export async function listParkedSteps(
  tx: Transaction,
  page: { filter: StuckFilter; after?: Position; limit: number },
): Promise<Rows<ParkedStepRow>> {
  const found = await tx.parkedStep.findMany({
    where: { AND: [page.filter, youngerThan('since', page.after)] },
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  return toRows(await withStates(tx, found), page.limit);
}

export async function findParkedStep(tx: Transaction, id: string): Promise<ParkedStepRow | undefined> {
  const row = await tx.parkedStep.findUnique({ where: { id } });
  return row === null ? undefined : (await withStates(tx, [row]))[0];
}

export interface CauseRow {
  fingerprint: string;
  counterparty: string;
  code: string;
  count: number;
  oldestSince: string;
}

/** Parked steps counted by cause, the most frequent first. */
export async function listCauses(tx: Transaction): Promise<CauseRow[]> {
  const groups = await tx.parkedStep.groupBy({
    by: ['fingerprint', 'counterparty', 'code'],
    where: { status: 'parked' },
    _count: { _all: true },
    _min: { since: true },
    orderBy: { _count: { id: 'desc' } },
    take: 500,
  });
  return groups.map(({ fingerprint, counterparty, code, _count, _min }) => ({
    fingerprint,
    counterparty,
    code,
    count: _count._all,
    oldestSince: (_min.since ?? new Date(0)).toISOString(),
  }));
}

/** How a proposal stands at an instant; one whose time is over has expired, marked or not. */
export type ProposalStanding = 'awaiting_signature' | 'delivered' | 'expired' | 'refused';

const standingAt = (standing: ProposalStanding | undefined, at: Date): Prisma.ProposalWhereInput => {
  switch (standing) {
    case undefined:
      return {};
    case 'awaiting_signature':
      return { status: 'open', expiresAt: { gt: at } };
    case 'delivered':
      return { status: 'signed' };
    case 'refused':
      return { status: 'refused' };
    case 'expired':
      return { OR: [{ status: 'expired' }, { status: 'open', expiresAt: { lte: at } }] };
  }
};

/** Proposals of one kind, newest first. */
export async function listProposals(
  tx: Transaction,
  page: {
    kind: string;
    /** Of one subject, or of these, or of any but these. */
    subjectId?: string | { in: string[] } | { notIn: string[] };
    standing?: ProposalStanding;
    at: Date;
    after?: Position;
    limit: number;
  },
): Promise<Rows<ProposalRow>> {
  const { kind, subjectId, standing, at } = page;
  const found = await tx.proposal.findMany({
    where: { AND: [{ kind, subjectId }, standingAt(standing, at), olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}
