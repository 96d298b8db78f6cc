import type { RuntimeOptions } from '@temporalio/worker';
import { chooseFreePort } from '../supervise/ports.js';

/** The measurements of Temporal's own core inside a worker: task latencies, slots, caches, requests. */
export interface EngineMetrics {
  /** To install the runtime with. */
  options: Pick<RuntimeOptions, 'telemetryOptions'>;
  /** In Prometheus's text format. */
  read(): Promise<string>;
}

/** The core has an endpoint of its own; it is kept on the loopback address and shown with ours. */
export async function chooseEngineMetrics(): Promise<EngineMetrics> {
  const bindAddress = `127.0.0.1:${await chooseFreePort()}`;
  return {
    options: {
      telemetryOptions: {
        metrics: {
          prometheus: { bindAddress, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
        },
      },
    },
    async read() {
      const answer = await fetch(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(3_000) });
      if (!answer.ok) throw new Error(`the engine's measurements were answered ${answer.status}`);
      return answer.text();
    },
  };
}
