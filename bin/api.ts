/** The API process. */
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { isWithin } from './config/proxySettings.js';
import { problemOfStatus } from '../api/middleware/brokenRequests.js';
import { assertPair, MismatchedPair } from './identity/installationIdentity.js';
import { createLog } from './process/createLog.js';
import { createMeters } from './metrics/createMeters.js';
import { serveMetrics } from './metrics/serveMetrics.js';
import { closeServer, listen } from './process/httpServer.js';
import { runProcess } from './process/runProcess.js';
import { untilReachable } from './process/untilReachable.js';
import { wireApi } from './wiring/wireApi.js';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();
const config = loadConfig(process.env, processSettings.api);
const log = createLog(process.env.PORTOLAN_PROCESS ?? 'api', config.LOG_LEVEL);

await runProcess(log, config, async () => {
  const temporal = { address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE };
  const installationId = await untilReachable(
    log,
    'PostgreSQL or Temporal',
    () => assertPair(config.DATABASE_URL, temporal),
    (error) => error instanceof MismatchedPair,
  );
  const api = await wireApi(config, log, createMeters('api'));
  const limits = {
    ...config.API_LIMITS,
    isTrustedProxy: (address: string) => isWithin(address, config.TRUSTED_PROXIES),
  };
  const server = await listen(api.handle, config.API_HOST, config.API_PORT, limits, problemOfStatus);
  const metrics = await serveMetrics(
    { host: config.METRICS_HOST, port: config.METRICS_PORT, parts: [() => api.measure()] },
    log,
  );
  return {
    ready: { url: `http://${config.API_HOST}:${config.API_PORT}`, installationId },
    afterReady: () => api.warmUp(),
    stop: async () => {
      await closeServer(server, config.SHUTDOWN_GRACE_MS);
      if (metrics) await closeServer(metrics, 100);
      await api.close();
    },
  };
});
