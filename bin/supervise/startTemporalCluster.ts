import { join } from 'node:path';
import { clusterPrograms, provideClusterPrograms } from '../setup/temporal/provideClusterPrograms.js';
import {
  clusterDatabases,
  clusterRole,
  createClusterDatabases,
  updateClusterSchemas,
} from '../temporal/clusterDatabases.js';
import { innerPorts, planCluster, type ClusterStore } from '../temporal/clusterPlan.js';
import { createNamespace } from '../temporal/createNamespace.js';
import { prepareTemporal } from '../temporal/prepareTemporal.js';
import { getEnginePassword, type InstallationRecord } from './installationFile.js';
import { launch, type Launch } from './launch.js';
import { chooseFreePorts } from './ports.js';
import { assertNamespace, usualTemporalPort, type TemporalTarget } from './startTemporal.js';

/** What a start of Temporal on the installation's own PostgreSQL needs. */
export interface ClusterStart {
  home: string;
  record: InstallationRecord;
  namespace: string;
  throwaway: boolean;
  /** Connection address of that PostgreSQL as its superuser. */
  superuserUrl: string;
}

/**
 * Starts Temporal in its production shape, its store in two databases of the installation's own PostgreSQL: builds the
 * server if it is not there, creates databases and schemas, starts it, creates namespace and search attributes.
 */
export async function startTemporalCluster(start: ClusterStart, launched: Launch): Promise<TemporalTarget> {
  const { home, record, namespace, throwaway } = start;
  const built = await provideClusterPrograms();
  launched.onStep?.({ name: 'Temporal cluster', ...built });
  const store: ClusterStore = {
    port: Number(new URL(start.superuserUrl).port),
    role: clusterRole,
    password: getEnginePassword(home, record),
    ...clusterDatabases,
  };
  await createClusterDatabases(start.superuserUrl, store);
  await updateClusterSchemas(clusterPrograms.sqlTool, store);
  const inner = await chooseFreePorts(innerPorts.length);
  const port = await launch(launched, {
    wishedPort: throwaway ? undefined : usualTemporalPort,
    plan: (chosen) =>
      planCluster({
        program: clusterPrograms.server,
        port: chosen,
        inner,
        store,
        logFile: join(home, 'logs', 'temporal.log'),
        throwaway,
      }),
    isReady: async (chosen) => {
      const target = { address: `127.0.0.1:${chosen}`, namespace };
      await createNamespace(target);
      await assertNamespace(target);
    },
  });
  const target = { address: `127.0.0.1:${port}`, namespace };
  await prepareTemporal(target);
  return target;
}
