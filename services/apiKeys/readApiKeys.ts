import { listApiKeys as listRows, type ApiKeyRow } from '../../prisma/queries/apiKeys.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

export type { ApiKeyRow } from '../../prisma/queries/apiKeys.js';

/** Keys of the caller's firm, newest first, also those that ended; never a secret. */
export async function listApiKeys(
  deps: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<ApiKeyRow>> {
  authorise(caller, 'listApiKeys');
  const rows = await deps.record.withActor(actorOf(caller), (tx) => listRows(tx, { after: positionOf(cursor), limit }));
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
