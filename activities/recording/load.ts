import { WORKER } from '../../prisma/actor.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { Recording } from '../../workflows/ports.js';
import { callPolicies } from '../callPolicies.js';
import type { ActivityDeps } from '../deps.js';
import { clearanceSnapshot } from '../snapshot.js';

/** Reads where a clearance stands, for a workflow that starts or has lost its way. */
export const load =
  (deps: ActivityDeps): Recording['load'] =>
  ({ declarationId }) =>
    deps.record.withActor(WORKER, async (tx) => {
      const declaration = await getDeclaration(tx, declarationId);
      return {
        snapshot: await clearanceSnapshot(deps, tx, declaration),
        calls: callPolicies(deps.registry, declaration),
      };
    });
