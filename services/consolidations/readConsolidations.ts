import {
  findConsolidation,
  listConsolidations as listRows,
  listParcels,
  type ConsolidationRow,
  type ParcelRow,
} from '../../prisma/queries/consolidations.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A bag with the parcels in it that the caller may see: an exporter sees its own. */
export interface ConsolidationView {
  consolidation: ConsolidationRow;
  parcels: readonly ParcelRow[];
}

/** Bags, last shut first. */
export async function listConsolidations(
  deps: ServiceDeps,
  caller: Caller,
  { mucr, limit, cursor }: PageRequest & { mucr?: string | undefined },
): Promise<Page<ConsolidationView>> {
  authorise(caller, 'listConsolidations');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const rows = await listRows(tx, { mucr, after: positionOf(cursor), limit });
    const parcels = new Map<string, ParcelRow[]>();
    for (const { id } of rows.rows) parcels.set(id, await listParcels(tx, id));
    return toPage(
      rows,
      (consolidation) => ({ consolidation, parcels: parcels.get(consolidation.id) ?? [] }),
      ({ shutAt, id }) => ({ at: shutAt, id }),
    );
  });
}

/** One bag. Throws `CONSOLIDATION.NOT_FOUND`. */
export function getConsolidation(deps: ServiceDeps, caller: Caller, id: string): Promise<ConsolidationView> {
  authorise(caller, 'getConsolidation');
  return viewConsolidation(deps, caller, id);
}

/** A bag as the caller sees it; whether they may ask has been decided. */
export const viewConsolidation = (deps: ServiceDeps, caller: Caller, id: string): Promise<ConsolidationView> =>
  deps.record.withActor(actorOf(caller), (tx) => view(tx, id));

async function view(tx: Transaction, id: string): Promise<ConsolidationView> {
  const consolidation = await findConsolidation(tx, id);
  if (consolidation === undefined) throw new ServiceProblem('CONSOLIDATION.NOT_FOUND');
  return { consolidation, parcels: await listParcels(tx, id) };
}
