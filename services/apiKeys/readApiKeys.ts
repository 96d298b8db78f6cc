import { listApiKeys as listRows, type ApiKeyRow } from '../../prisma/queries/apiKeys.js';
import { listMakers } from '../../prisma/queries/standings.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

export type { ApiKeyRow } from '../../prisma/queries/apiKeys.js';

/** A key with whoever made it. The key is the firm's, and goes on when they have left. */
export interface ListedApiKey extends ApiKeyRow {
  createdByName: string;
  hasCreatorLeft: boolean;
}

/** Keys of the caller's firm, newest first, also those that ended; never a secret; with who made them. */
export async function listApiKeys(
  deps: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedApiKey>> {
  authorise(caller, 'listApiKeys');
  const at = deps.clock().toISOString();
  const found = await deps.record.withActor(actorOf(caller), async (tx) => {
    const { rows, more } = await listRows(tx, { after: positionOf(cursor), limit });
    const makers = rows.map(({ organisationId, createdBy: personId }) => ({ organisationId, personId }));
    const known = await listMakers(tx, makers, at);
    const listed = rows.map((row) => {
      const maker = known.get(`${row.organisationId} ${row.createdBy}`);
      return { ...row, createdByName: maker?.name ?? '', hasCreatorLeft: maker?.isMember !== true };
    });
    return { rows: listed, more };
  });
  return toPage(
    found,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
