import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { readDeclaration, type DeclarationRow } from './declarationRow.js';
import { plainRow, type Plain } from './plainRow.js';

export type VersionRow = Plain<Prisma.DeclarationVersionGetPayload<object>>;

export interface DeclarationFilter {
  state?: string;
  lane?: string;
  flag?: string;
  /** LRN, DUCR, MRN or S10, exactly. */
  reference?: string;
}

/** Declarations the actor may see, newest first. Other people's drafts are nobody's business but their own. */
export async function listDeclarations(
  tx: Transaction,
  page: { filter: DeclarationFilter; drafts: boolean; after?: Position; limit: number },
): Promise<Rows<DeclarationRow>> {
  const { state, lane, flag, reference } = page.filter;
  const found = await tx.declaration.findMany({
    where: {
      AND: [
        olderThan('createdAt', page.after),
        page.drafts ? {} : { state: { not: 'DRAFT' } },
        state === undefined ? {} : { state },
        lane === undefined ? {} : { lane },
        flag === undefined ? {} : { flags: { has: flag } },
        reference === undefined
          ? {}
          : { OR: [{ lrn: reference }, { ducr: reference }, { mrn: reference }, { s10: reference }] },
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readDeclaration), page.limit);
}

/** The versions of the data that stand, for several declarations at once. */
export async function listStandingVersions(
  tx: Transaction,
  declarations: readonly { id: string; declarationVersion: number }[],
): Promise<Map<string, VersionRow>> {
  const wanted = declarations.filter(({ declarationVersion }) => declarationVersion > 0);
  if (wanted.length === 0) return new Map();
  const found = await tx.declarationVersion.findMany({
    where: { OR: wanted.map(({ id, declarationVersion }) => ({ declarationId: id, number: declarationVersion })) },
  });
  return new Map(found.map((row) => [row.declarationId, plainRow(row)]));
}

/** All versions of one declaration, the first one first. */
export async function listVersions(
  tx: Transaction,
  page: { declarationId: string; after: number; limit: number },
): Promise<Rows<VersionRow>> {
  const found = await tx.declarationVersion.findMany({
    where: { declarationId: page.declarationId, number: { gt: page.after } },
    orderBy: { number: 'asc' },
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}
