import { WORKER } from '../../prisma/actor.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { ClearanceSnapshot } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { clearanceSnapshot } from '../snapshot.js';

/** Reads where a clearance stands, for a workflow that starts or has lost its way. */
export const load =
  (deps: ActivityDeps) =>
  ({ declarationId }: { declarationId: string }): Promise<ClearanceSnapshot> =>
    deps.record.withActor(WORKER, async (tx) => clearanceSnapshot(deps, tx, await getDeclaration(tx, declarationId)));
