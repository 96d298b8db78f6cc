import { listAccess, type AccessRow } from '../../prisma/queries/accessRecords.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Who looked at the cases of the caller's firm, or of every firm for those who see all; the latest hour first. */
export async function listAccessRecords(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { declarationId?: string | undefined },
): Promise<Page<AccessRow>> {
  const reach = authorise(caller, 'listAccessRecords');
  const { limit, cursor, declarationId } = request;
  const organisationId = reach === 'all' ? undefined : caller.organisationId;
  const rows = await deps.record.withActor(actorOf(caller), (tx) =>
    listAccess(tx, { organisationId, declarationId, after: positionOf(cursor), limit }),
  );
  return toPage(
    rows,
    (row) => row,
    ({ hour, key }) => ({ at: hour, id: key }),
  );
}
