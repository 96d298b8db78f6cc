import { findInspection, listInspections as listRows, type InspectionRow } from '../../prisma/queries/listWork.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Why an inspection was ordered is for officers; what was found concerns the exporter too. */
const hideWhy = (row: InspectionRow, caller: Caller): InspectionRow =>
  caller.role === 'exporter' ? { ...row, why: '', orderedBy: '', inspectedBy: null } : row;

/** One inspection. Throws `INSPECTION.NOT_FOUND`. */
export async function getInspection(deps: ServiceDeps, caller: Caller, inspectionId: string): Promise<InspectionRow> {
  const reach = authorise(caller, 'getInspection');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const row = await findInspection(tx, inspectionId);
    if (row === undefined || (reach === 'organisation' && row.organisationId !== caller.organisationId)) {
      throw new ServiceProblem('INSPECTION.NOT_FOUND');
    }
    await recordReads(tx, caller, 'getInspection', [row]);
    return hideWhy(row, caller);
  });
}

/** Inspections, newest first. */
export async function listInspections(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { status?: string | undefined; declarationId?: string | undefined },
): Promise<Page<InspectionRow>> {
  authorise(caller, 'listInspections');
  const { limit, cursor, status, declarationId } = request;
  const page = { status, declarationId, after: positionOf(cursor), limit };
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await listRows(tx, page);
    await recordReads(tx, caller, 'listInspections', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => hideWhy(row, caller),
    ({ orderedAt, id }) => ({ at: orderedAt, id }),
  );
}
