import { WORKER } from '../../prisma/actor.js';
import { recordPermitOnce } from '../../prisma/queries/permitRecordings.js';
import type { PermitRecording } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { parkInRecord } from '../effects/parking.js';
import { permitSnapshot } from '../snapshot.js';

/** Parks a step of the permit's workflow: the declaration has the flag, its version belongs to its own workflow. */
export const parkPermit =
  (deps: ActivityDeps): PermitRecording['parkPermit'] =>
  ({ applicationId, key, at, ...cause }) =>
    deps.record.withActor(WORKER, (tx) =>
      recordPermitOnce(
        tx,
        { key, applicationId, at },
        ({ change }) => parkInRecord(deps, change, { key, at, ...cause }),
        async ({ change, application }, parkedStepId) => ({
          parkedStepId,
          snapshot: await permitSnapshot(deps, tx, change.declaration, application),
        }),
      ),
    );
