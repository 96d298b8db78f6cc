/** The mock counterparties in one process, each an HTTP service of its own. */
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { createLog } from './process/createLog.js';
import { runProcess } from './process/runProcess.js';
import { wireMocks } from './wiring/wireMocks.js';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();
const config = loadConfig(process.env, processSettings.mocks);
const log = createLog(process.env.PORTOLAN_PROCESS ?? 'mocks', config.LOG_LEVEL);

await runProcess(log, config, async () => {
  const mocks = await wireMocks(config, log);
  return { ready: { urls: mocks.urls }, stop: () => mocks.stop() };
});
