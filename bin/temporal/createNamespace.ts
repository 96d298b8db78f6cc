import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { TemporalTarget } from '../supervise/startTemporal.js';
import { RETENTION, setRetention } from './retention.js';

/** gRPC's number for "already exists". */
const alreadyExists = 6;

/** Creates the namespace of the clearances, or sets the retention of the one that is there. Throws as long as the server does not answer. */
export async function createNamespace(target: TemporalTarget): Promise<void> {
  const connection = await Connection.connect({ address: target.address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.registerNamespace({
      namespace: target.namespace,
      workflowExecutionRetentionPeriod: msToTs(RETENTION),
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== alreadyExists) throw error;
    await setRetention(connection, target.namespace);
  } finally {
    await connection.close();
  }
}
