import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

/** A permit on file with what its ledger account says. Quantities are decimal text, in the permit's unit. */
export type PermitRow = Plain<Prisma.PermitGetPayload<object>> & { reserved: string; committed: string };
export type ApplicationRow = Plain<Prisma.PermitApplicationGetPayload<object>>;

async function withAccounts(tx: Transaction, permits: Prisma.PermitGetPayload<object>[]): Promise<PermitRow[]> {
  const accounts = await tx.ledgerAccount.findMany({
    where: { kind: 'permit_quantity', subjectId: { in: permits.map(({ id }) => id) } },
  });
  const bySubject = new Map(accounts.map((account) => [account.subjectId, plainRow(account)]));
  return permits.map((permit) => {
    const account = bySubject.get(permit.id);
    return { ...plainRow(permit), reserved: account?.reserved ?? '0', committed: account?.committed ?? '0' };
  });
}

/** Permits on file, newest first. */
export async function listPermits(
  tx: Transaction,
  page: { permitType?: string; organisationId?: string; agency?: string; after?: Position; limit: number },
): Promise<Rows<PermitRow>> {
  const { permitType, organisationId, agency } = page;
  const found = await tx.permit.findMany({
    where: { AND: [{ permitType, organisationId, agency }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(await withAccounts(tx, found), page.limit);
}

export async function findPermitRow(tx: Transaction, id: string): Promise<PermitRow | undefined> {
  const row = await tx.permit.findUnique({ where: { id } });
  return row === null ? undefined : (await withAccounts(tx, [row]))[0];
}

/** Applications for permits, newest first. */
export async function listPermitApplications(
  tx: Transaction,
  page: {
    standing?: string;
    agency?: string;
    organisationId?: string;
    declarationId?: string;
    after?: Position;
    limit: number;
  },
): Promise<Rows<ApplicationRow>> {
  const { standing, agency, organisationId, declarationId } = page;
  const found = await tx.permitApplication.findMany({
    where: { AND: [{ standing, agency, organisationId, declarationId }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

export async function findPermitApplication(tx: Transaction, id: string): Promise<ApplicationRow | undefined> {
  const row = await tx.permitApplication.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}

/** Any application of a declaration with an agency. */
export async function findPermitApplicationOf(
  tx: Transaction,
  declarationId: string,
  agency: string,
): Promise<ApplicationRow | undefined> {
  const row = await tx.permitApplication.findFirst({ where: { declarationId, agency } });
  return row === null ? undefined : plainRow(row);
}
