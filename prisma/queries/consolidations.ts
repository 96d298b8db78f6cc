import type { Prisma } from '../client/client.js';
import { isFlag, type Flag } from '../../domain/clearance/flags.js';
import { isState, type State } from '../../domain/clearance/states.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

/** A bag and the master reference under which it travels, shut by an operator. */
export type ConsolidationRow = Plain<Prisma.ConsolidationGetPayload<object>>;

/** A parcel that is in the bag. */
export interface ParcelRow {
  id: string;
  state: State;
  flags: Flag[];
  s10: string | null;
}

/**
 * Writes a bag that is shut, in the chain of the operator's organisation.
 * @returns false when the reference names another bag already
 */
export async function createConsolidation(
  tx: Transaction,
  { shutAt, ...bag }: Omit<ConsolidationRow, 'shutBy'> & { shutBy: string },
  { organisationId, declarationIds }: { organisationId: string; declarationIds: readonly string[] },
): Promise<boolean> {
  const { count } = await tx.consolidation.createMany({
    data: { ...bag, shutAt: new Date(shutAt) },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const { id, mucr, bagSscc, container, shutBy } = bag;
  await appendAudit(tx, organisationId, [
    {
      what: 'bagShut',
      at: shutAt,
      actor: shutBy,
      role: 'operator',
      facts: { consolidation_id: id, mucr, bag_sscc: bagSscc, container_number: container },
      details: { declaration_ids: [...declarationIds] },
    },
  ]);
  return true;
}

/** The bag, if the actor may see it: a firm sees those that one of its own parcels is in. */
export async function findConsolidation(tx: Transaction, id: string): Promise<ConsolidationRow | undefined> {
  const row = await tx.consolidation.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}

/** Bags, last shut first. */
export async function listConsolidations(
  tx: Transaction,
  { mucr, after, limit }: { mucr?: string | undefined; after?: Position | undefined; limit: number },
): Promise<Rows<ConsolidationRow>> {
  const found = await tx.consolidation.findMany({
    where: { AND: [mucr === undefined ? {} : { mucr }, olderThan('shutAt', after)] },
    orderBy: [{ shutAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toRows(found.map(plainRow), limit);
}

/** Parcels that are in the bag now and that the actor may see. */
export async function listParcels(tx: Transaction, consolidationId: string): Promise<ParcelRow[]> {
  const rows = await tx.declaration.findMany({
    where: { consolidationId },
    select: { id: true, state: true, flags: true, s10: true },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap(({ id, state, flags, s10 }) =>
    isState(state) ? [{ id, state, flags: flags.filter(isFlag), s10 }] : [],
  );
}
