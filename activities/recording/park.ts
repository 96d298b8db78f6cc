import { WORKER } from '../../prisma/actor.js';
import { recordOnce } from '../../prisma/queries/recordings.js';
import type { Recording } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { parkInRecord } from '../effects/parking.js';
import { clearanceSnapshot } from '../snapshot.js';

/** Parks a step of the clearance workflow, whatever version the record has: parking must always be possible. */
export const park =
  (deps: ActivityDeps): Recording['park'] =>
  ({ declarationId, key, at, ...cause }) =>
    deps.record.withActor(WORKER, (tx) =>
      recordOnce(
        tx,
        { key, declarationId, at },
        (change) => parkInRecord(deps, change, { declarationId, key, at, ...cause }),
        async ({ declaration }, parkedStepId) => ({
          parkedStepId,
          snapshot: await clearanceSnapshot(deps, tx, declaration),
        }),
      ),
    );
