import { Client, Connection } from '@temporalio/client';
import type { ServiceDeps } from '../../../services/serviceDeps.js';

/** The same services while the engine cannot be reached: what people do is stored, and nobody hears of it. */
export const cutOffFromEngine = (deps: ServiceDeps): ServiceDeps => ({
  ...deps,
  temporal: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
  config: { ...deps.config, actWaitMs: 300 },
});
