import {
  listDeclarations as listRows,
  listStandingVersions,
  type DeclarationFilter,
} from '../../prisma/queries/listDeclarations.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';
import { getVisibleDeclaration } from './findVisible.js';

/** One declaration with its data, faults (of a draft) and what the caller may do. */
export async function getDeclaration(
  deps: ServiceDeps,
  caller: Caller,
  declarationId: string,
): Promise<DeclarationView> {
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const declaration = await getVisibleDeclaration(tx, caller, 'getDeclaration', declarationId);
    const versions = await listStandingVersions(tx, [declaration]);
    const faults = declaration.state === 'DRAFT' ? declarationFaults(deps, declaration.draft) : [];
    return viewDeclaration(caller, declaration, versions.get(declaration.id), faults);
  });
}

/** Declarations the caller may see, newest first. */
export async function listDeclarations(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { filter: DeclarationFilter },
): Promise<Page<DeclarationView>> {
  const reach = authorise(caller, 'listDeclarations');
  const { filter, limit } = request;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const rows = await listRows(tx, {
      filter,
      drafts: reach === 'organisation',
      after: positionOf(request.cursor),
      limit,
    });
    const versions = await listStandingVersions(tx, rows.rows);
    return toPage(
      rows,
      (row) => viewDeclaration(caller, row, versions.get(row.id)),
      ({ createdAt, id }) => ({ at: createdAt, id }),
    );
  });
}
