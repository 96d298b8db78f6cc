import type { DeclarationFilter } from '../../prisma/queries/listDeclarations.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { DeclarationView } from './declarationView.js';
import { listDeclarations } from './readDeclarations.js';

/** Rows that are read at a time, so that a long table takes no more memory than a short one. */
const ROWS_AT_ONCE = 100;

/** Declarations the caller may see, newest first, at most so many. */
export async function* exportDeclarations(
  deps: ServiceDeps,
  caller: Caller,
  { filter, limit }: { filter: DeclarationFilter; limit: number },
): AsyncGenerator<DeclarationView> {
  authorise(caller, 'exportDeclarations');
  let left = limit;
  let cursor: string | undefined;
  do {
    const page = await listDeclarations(deps, caller, { filter, cursor, limit: Math.min(left, ROWS_AT_ONCE) });
    yield* page.items;
    left -= page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0);
}
