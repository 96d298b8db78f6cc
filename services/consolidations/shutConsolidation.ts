import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { createConsolidation, findConsolidation } from '../../prisma/queries/consolidations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { storeActOnce } from '../acts/storeActOnce.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, idOfPart, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { checkBag, type BagNumbers } from './checkBag.js';
import { checkParcels } from './checkParcels.js';
import { viewConsolidation, type ConsolidationView } from './readConsolidations.js';

/** A bag to be shut: its numbers and what is in it. */
export interface ShutRequest extends BagNumbers {
  declarationIds: readonly string[];
  key: RequestKey;
}

/** A bag that was shut, and what became of the act on each parcel. */
export interface ShutConsolidation extends ConsolidationView {
  acts: readonly ActReceipt[];
}

/** So many parcels are told at once. */
const AT_ONCE = 8;

/**
 * Shuts a bag: every parcel is checked first, and nothing is shut while one is not ready. Bag and acts are stored in one
 * transaction; then each parcel's clearance takes its act up. One that changed meanwhile is not in the bag, and its act
 * says why.
 * Throws `REQUEST.BODY_INVALID`, `CONSOLIDATION.MUCR_IN_USE`, `CONSOLIDATION.PARCELS_NOT_READY`.
 */
export async function shutConsolidation(
  deps: ServiceDeps,
  caller: Caller,
  { declarationIds, key, ...numbers }: ShutRequest,
): Promise<ShutConsolidation> {
  authorise(caller, 'shutConsolidation');
  const bag = { id: idOf('consolidation', key), ...checkBag(numbers) };
  await deps.record.withActor(actorOf(caller), async (tx) => {
    if ((await findConsolidation(tx, bag.id)) !== undefined) return;
    const at = deps.clock().toISOString();
    const parcels = await checkParcels(tx, caller, declarationIds);
    const isNew = await createConsolidation(
      tx,
      { ...bag, shutBy: caller.personId, shutAt: at },
      { organisationId: caller.organisationId, declarationIds },
    );
    if (!isNew) throw new ServiceProblem('CONSOLIDATION.MUCR_IN_USE');
    for (const parcel of parcels) await storeAct(tx, caller, parcel, { key, consolidationId: bag.id, at });
  });
  const acts = await deliverAll(
    deps,
    declarationIds.map((id) => idOfPart('act', key, id)),
  );
  return { ...(await viewConsolidation(deps, caller, bag.id)), acts };
}

const storeAct = (
  tx: Transaction,
  caller: Caller,
  parcel: DeclarationRow,
  { key, consolidationId, at }: { key: RequestKey; consolidationId: string; at: string },
): Promise<unknown> =>
  storeActOnce(
    tx,
    caller,
    parcel,
    {
      id: idOfPart('act', key, parcel.id),
      kind: 'consolidate',
      payload: { consolidationId },
      reason: null,
      workflowId: clearanceWorkflowId(parcel.id),
    },
    at,
  );

async function deliverAll(deps: ServiceDeps, actIds: readonly string[]): Promise<ActReceipt[]> {
  const receipts: ActReceipt[] = [];
  for (let next = 0; next < actIds.length; next += AT_ONCE)
    receipts.push(...(await Promise.all(actIds.slice(next, next + AT_ONCE).map((id) => deliverAct(deps, id)))));
  return receipts;
}
