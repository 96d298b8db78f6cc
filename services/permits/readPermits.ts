import {
  findPermitRow,
  listPermitApplications as listApplicationRows,
  listPermits as listRows,
  type ApplicationRow,
  type PermitRow,
} from '../../prisma/queries/listPermits.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { Reach } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** An officer of an agency sees what its agency issues, an exporter what it holds. */
const narrowed = (reach: Reach, caller: Caller): { organisationId?: string; agency?: string } => {
  if (reach === 'organisation') return { organisationId: caller.organisationId };
  return reach === 'agency' ? { agency: caller.agency ?? '' } : {};
};

/** One permit and what is left of it. Throws `PERMIT.NOT_FOUND`. */
export async function getPermit(deps: ServiceDeps, caller: Caller, permitId: string): Promise<PermitRow> {
  const only = narrowed(authorise(caller, 'getPermit'), caller);
  const row = await deps.record.withActor(actorOf(caller), (tx) => findPermitRow(tx, permitId));
  const hidden =
    row === undefined ||
    (only.organisationId !== undefined && row.organisationId !== only.organisationId) ||
    (only.agency !== undefined && row.agency !== only.agency);
  if (hidden) throw new ServiceProblem('PERMIT.NOT_FOUND');
  return row;
}

/** Permits on file, newest first. */
export async function listPermits(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { permitType?: string | undefined; organisationId?: string | undefined },
): Promise<Page<PermitRow>> {
  const only = narrowed(authorise(caller, 'listPermits'), caller);
  const { limit, cursor, permitType, organisationId } = request;
  if (only.organisationId !== undefined && organisationId !== undefined && organisationId !== only.organisationId) {
    return { items: [], nextCursor: null };
  }
  const rows = await deps.record.withActor(actorOf(caller), (tx) =>
    listRows(tx, { permitType, organisationId, ...only, after: positionOf(cursor), limit }),
  );
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}

/** Applications for permits, newest first. */
export async function listPermitApplications(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { standing?: string | undefined; declarationId?: string | undefined },
): Promise<Page<ApplicationRow>> {
  const { agency, organisationId } = narrowed(authorise(caller, 'listPermitApplications'), caller);
  const { limit, cursor, standing, declarationId } = request;
  const page = { standing, declarationId, agency, organisationId, after: positionOf(cursor), limit };
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await listApplicationRows(tx, page);
    await recordReads(tx, caller, 'listPermitApplications', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
