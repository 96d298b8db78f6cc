import { WORKER } from '../../prisma/actor.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getApplication } from '../../prisma/queries/permitApplications.js';
import type { PermitRecording } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { permitSnapshot } from '../snapshot.js';

/** Reads where an application stands. */
export const loadPermit =
  (deps: ActivityDeps): PermitRecording['loadPermit'] =>
  ({ applicationId }) =>
    deps.record.withActor(WORKER, async (tx) => {
      const application = await getApplication(tx, applicationId);
      return permitSnapshot(deps, tx, await getDeclaration(tx, application.declarationId), application);
    });
