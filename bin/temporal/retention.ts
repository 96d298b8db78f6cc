import type { Connection } from '@temporalio/client';
import { msToNumber, msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { TemporalTarget } from '../supervise/startTemporal.js';

/** How long Temporal keeps the history of a clearance that has ended; the record keeps everything longer. */
export const RETENTION = '7 days';
/** The longest that a server of the operator's own may keep them: histories are for repairs, the record is the archive. */
const LONGEST_RETENTION = '30 days';

/** Sets the retention of a namespace that is ours to what it is made with, whatever it was. */
export async function setRetention({ workflowService }: Connection, namespace: string): Promise<void> {
  await workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(RETENTION) },
  });
}

/** Throws, saying what to do, where a namespace keeps ended histories longer than it may. */
export async function assertRetention(connection: Connection, { address, namespace }: TemporalTarget): Promise<void> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  const keptMs = tsToMs(config?.workflowExecutionRetentionTtl);
  if (keptMs <= msToNumber(LONGEST_RETENTION)) return;
  throw new Error(
    `namespace ${namespace} of Temporal at ${address} keeps ended histories for ${keptMs / 86_400_000} days, ` +
      `longer than the ${LONGEST_RETENTION} allowed; run: temporal operator namespace update --namespace ${namespace} --retention 7d`,
  );
}
