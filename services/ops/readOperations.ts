import { listProposals } from '../../prisma/queries/listStuck.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getProposal } from '../proposals/proposalFrame.js';
import { REPAIR } from './repairFrame.js';
import { viewOperation, type OperationStatus, type OperationView } from './operationView.js';

/** One operation. Throws `OPERATION.STEP_NOT_FOUND`. */
export async function getOperation(deps: ServiceDeps, caller: Caller, operationId: string): Promise<OperationView> {
  authorise(caller, 'getOperation');
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await getProposal(tx, REPAIR, operationId);
    await recordReads(tx, caller, 'getOperation', [found]);
    return found;
  });
  return viewOperation(proposal, deps.clock());
}

/** Operations, newest first. */
export async function listOperations(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { status?: OperationStatus | undefined; parkedStepId?: string | undefined },
): Promise<Page<OperationView>> {
  authorise(caller, 'listOperations');
  const { limit, cursor, status, parkedStepId } = request;
  const at = deps.clock();
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const page = { kind: REPAIR.kind, subjectId: parkedStepId, standing: status, at };
    const found = await listProposals(tx, { ...page, after: positionOf(cursor), limit });
    await recordReads(tx, caller, 'listOperations', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => viewOperation(row, at),
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
