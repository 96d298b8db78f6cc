import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { getTemporalProgram } from '../setup/temporal/provideTemporalServer.js';
import { planTemporal } from '../temporal/temporalPlan.js';
import { launch, type Launch } from './launch.js';

/** The port under which a Temporal server is usually found. */
export const usualTemporalPort = 7233;

/** Where a Temporal server is reached. */
export interface TemporalTarget {
  address: string;
  namespace: string;
}

/** Starts an installation's own Temporal server; its store is a file in the home, beside the database. */
export async function startTemporal(
  home: string,
  namespace: string,
  throwaway: boolean,
  launched: Launch,
): Promise<TemporalTarget> {
  const { path: program } = getTemporalProgram();
  const port = await launch(launched, {
    wishedPort: throwaway ? undefined : usualTemporalPort,
    plan: (chosen) =>
      planTemporal({
        program,
        port: chosen,
        namespace,
        storeFile: join(home, 'temporal.db'),
        logFile: join(home, 'logs', 'temporal.log'),
        throwaway,
      }),
    isReady: (chosen) => assertNamespace({ address: `127.0.0.1:${chosen}`, namespace }),
  });
  return { address: `127.0.0.1:${port}`, namespace };
}

/** Throws unless the server answers and knows the namespace. */
export async function assertNamespace(target: TemporalTarget): Promise<void> {
  const connection = await Connection.connect({ address: target.address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.describeNamespace({ namespace: target.namespace });
  } finally {
    await connection.close();
  }
}
