import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { TemporalTarget } from '../supervise/startTemporal.js';

/** How long Temporal keeps the history of a clearance that has ended; the record keeps everything longer. */
const retention = '7 days';
/** gRPC's number for "already exists". */
const alreadyExists = 6;

/** Creates the namespace of the clearances unless it is there. Throws as long as the server does not answer. */
export async function createNamespace(target: TemporalTarget): Promise<void> {
  const connection = await Connection.connect({ address: target.address, connectTimeout: 2_000 });
  try {
    await connection.workflowService.registerNamespace({
      namespace: target.namespace,
      workflowExecutionRetentionPeriod: msToTs(retention),
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== alreadyExists) throw error;
  } finally {
    await connection.close();
  }
}
