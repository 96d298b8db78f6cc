import { listProposals } from '../../prisma/queries/listStuck.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { getProposal, type ProposalStatus } from '../proposals/proposalFrame.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { INSPECTION_RESULT, viewResult, type ResultView } from './resultFrame.js';

/** One result that two officers sign. Throws `REQUEST.NOT_FOUND`. */
export async function getInspectionResult(deps: ServiceDeps, caller: Caller, resultId: string): Promise<ResultView> {
  authorise(caller, 'getInspectionResult');
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await getProposal(tx, INSPECTION_RESULT, resultId);
    await recordReads(tx, caller, 'getInspectionResult', [found]);
    return found;
  });
  return viewResult(proposal, deps.clock());
}

/** Results that two officers sign, newest first. */
export async function listInspectionResults(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { status?: ProposalStatus | undefined; inspectionId?: string | undefined },
): Promise<Page<ResultView>> {
  authorise(caller, 'listInspectionResults');
  const { limit, cursor, status, inspectionId } = request;
  const at = deps.clock();
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const page = { kind: INSPECTION_RESULT.kind, subjectId: inspectionId, standing: status, at };
    const found = await listProposals(tx, { ...page, after: positionOf(cursor), limit });
    await recordReads(tx, caller, 'listInspectionResults', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => viewResult(row, at),
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
