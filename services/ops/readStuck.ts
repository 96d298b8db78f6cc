import {
  findParkedStep,
  listCauses,
  listParkedSteps,
  type CauseRow,
  type ParkedStepRow,
  type StuckFilter,
} from '../../prisma/queries/listStuck.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Parked steps, the longest parked first. */
export async function listStuck(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { filter: StuckFilter },
): Promise<Page<ParkedStepRow>> {
  authorise(caller, 'listStuck');
  const { filter, limit, cursor } = request;
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await listParkedSteps(tx, { filter, after: positionOf(cursor), limit });
    await recordReads(tx, caller, 'listStuck', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => row,
    ({ since, id }) => ({ at: since, id }),
  );
}

/** Parked steps counted by cause. */
export async function listStuckCauses(deps: ServiceDeps, caller: Caller): Promise<CauseRow[]> {
  authorise(caller, 'listStuckCauses');
  return deps.record.withActor(actorOf(caller), listCauses);
}

/** One parked step. Throws `OPERATION.STEP_NOT_FOUND`. */
export async function getStuck(deps: ServiceDeps, caller: Caller, parkedStepId: string): Promise<ParkedStepRow> {
  authorise(caller, 'getStuck');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const row = await findParkedStep(tx, parkedStepId);
    if (row === undefined) throw new ServiceProblem('OPERATION.STEP_NOT_FOUND');
    await recordReads(tx, caller, 'getStuck', [row]);
    return row;
  });
}
