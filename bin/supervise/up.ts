import { isAbsolute, join } from 'node:path';
import type { DatabaseUrls } from '../postgres/rolesAndDatabase.js';
import { checkout } from '../setup/checkout.mjs';
import { mockAddresses } from '../config/counterpartyAddresses.js';
import { loadConfig } from '../config/loadConfig.js';
import { processSettings } from '../config/processSettings.js';
import { withSecretFiles } from '../config/secretFiles.js';
import { buildEnvironment } from './installationEnvironment.js';
import { Installation } from './installation.js';
import { openInstallation, recordClaim, type InstallationRecord } from './installationFile.js';
import type { Launch, StartStep } from './launch.js';
import { stopLeftovers } from './leftovers.js';
import { findProcess } from './processIdentity.js';
import { partNames, type PartName } from './processNames.js';
import { RunRecordFile } from './runRecord.js';
import { chooseApis, chooseWorkers, placeMetrics, settleAll, startPrograms } from './startPrograms.js';
import { startPostgres } from './startPostgres.js';
import { startTemporal, type TemporalTarget } from './startTemporal.js';

/** What to start. */
export interface StartOptions {
  /** Folder of the installation's state; made if it is not there. Relative to the checkout. */
  home: string;
  /** Parts to start; all five when left out. */
  only?: readonly PartName[];
  /** How many workers; one when left out. Several are named `worker-1`, `worker-2`, … */
  workers?: number;
  /** How many APIs, likewise; counterparties send their notices to the first. */
  apis?: number;
  /** Where Temporal keeps its store: a file of its own, or the installation's PostgreSQL, as in production. */
  temporal?: 'file' | 'postgresql';
  /** Settings beside and above those of this process's environment; undefined takes one away. */
  env?: NodeJS.ProcessEnv;
  /** True for an installation that is thrown away, as in tests: any free ports, no care for a crash of the machine. */
  throwaway?: boolean;
  onStep?: (step: StartStep) => void;
}

/**
 * Starts an installation: stops leftovers of an earlier run, then PostgreSQL and Temporal (the user's own where
 * DATABASE_URL and TEMPORAL_ADDRESS are set), migrations, and our programs, each ready before this returns.
 * @throws AlreadyRunning, MismatchedPair, ConfigFault, or an error with the end of the log of what did not start; whatever
 *   had been started is stopped first
 */
export async function startInstallation(options: StartOptions): Promise<Installation> {
  const ambient = withSecretFiles({ ...process.env, ...options.env });
  const settings = loadConfig(ambient, processSettings.supervisor);
  const { record, home } = openInstallation(isAbsolute(options.home) ? options.home : join(checkout, options.home));
  const file = new RunRecordFile(home);
  const left = await stopLeftovers(file);
  if (left.length > 0) options.onStep?.({ name: 'leftovers', outcome: 'done', detail: `stopped ${left.join(', ')}` });

  const supervisor = findProcess(process.pid);
  if (!supervisor) throw new Error('the system does not tell when this process started');
  const installation = new Installation(home, record.id, file, {
    supervisor,
    startedAt: new Date().toISOString(),
    processes: [],
    addresses: {},
  });
  const parts = options.only ?? partNames;
  const throwaway = options.throwaway ?? false;
  try {
    const environment = await buildEnvironment({
      ambient,
      home,
      record,
      throwaway,
      isRunning: parts.includes('mocks') || parts.includes('api'),
    });
    installation.environment = environment;
    installation.urls = {
      api: `http://${environment.API_HOST}:${environment.API_PORT}`,
      ...mockAddresses(loadConfig(environment, processSettings.supervisor)),
    };
    const mocks = startPrograms(installation, 'mocks', parts.includes('mocks') ? [{}] : [], options.onStep);
    const database = provideDatabase(installation, record, parts, throwaway, options.onStep);
    const temporal = provideTemporal(installation, parts, settings.TEMPORAL_NAMESPACE, throwaway, options.onStep, {
      record,
      database: options.temporal === 'postgresql' ? database : undefined,
    });
    await settleAll([database, temporal, mocks]);
    if (parts.includes('api') || parts.includes('worker')) {
      await claim(installation, record);
      if (settings.PORTOLAN_ENV !== 'production') await provideDevelopmentPeople(installation, options.onStep);
    }

    const apis = await chooseApis(environment, parts.includes('api') ? (options.apis ?? 1) : 0);
    const workers = await chooseWorkers(
      throwaway ? undefined : settings.WORKER_HEALTH_PORT,
      parts.includes('worker') ? (options.workers ?? 1) : 0,
    );
    const metrics = await placeMetrics(settings.METRICS_PORT, throwaway, apis, workers);
    installation.metricsUrls = Object.fromEntries(
      metrics.map(([name, port]) => [name, `http://${settings.METRICS_HOST}:${port}/metrics`]),
    );
    installation.apiUrls = apis.map(({ API_PORT }) => `http://${environment.API_HOST}:${API_PORT}`);
    await settleAll([
      startPrograms(installation, 'api', apis, options.onStep),
      startPrograms(installation, 'worker', workers, options.onStep),
    ]);
    installation.recordAddresses({ ...installation.urls }, installation.temporal?.address);
    return installation;
  } catch (error) {
    await installation.stop();
    throw error;
  }
}

async function provideDatabase(
  installation: Installation,
  record: InstallationRecord,
  parts: readonly PartName[],
  throwaway: boolean,
  onStep: StartOptions['onStep'],
): Promise<void> {
  const { environment } = installation;
  const own: Partial<DatabaseUrls> = { application: environment.DATABASE_URL, owner: environment.DATABASE_OWNER_URL };
  if (environment.DATABASE_URL) installation.database = own;
  else if (parts.includes('postgres')) {
    installation.database = await startPostgres(installation.home, record, throwaway, launchFor(installation, onStep));
    onStep?.({ name: 'PostgreSQL', outcome: 'done', detail: 'ready' });
  }
  environment.DATABASE_URL = installation.database.application;
  environment.DATABASE_OWNER_URL = installation.database.owner;
  if (!installation.database.owner) return;
  const { applyMigrations } = await import('../migrations/applyMigrations.js');
  const applied = await applyMigrations(installation.database.owner);
  onStep?.({
    name: 'migrations',
    outcome: applied.length > 0 ? 'done' : 'reused',
    detail: applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply',
  });
}

async function provideTemporal(
  installation: Installation,
  parts: readonly PartName[],
  namespace: string,
  throwaway: boolean,
  onStep: StartOptions['onStep'],
  store: { record: InstallationRecord; database: Promise<void> | undefined },
): Promise<void> {
  const { environment, home } = installation;
  let target: TemporalTarget | undefined;
  if (environment.TEMPORAL_ADDRESS) {
    target = { address: environment.TEMPORAL_ADDRESS, namespace };
    const { prepareTemporal } = await import('../temporal/prepareTemporal.js');
    await prepareTemporal(target);
  } else if (parts.includes('temporal')) {
    const launched = launchFor(installation, onStep);
    if (store.database) {
      await store.database;
      const { superuser } = installation.database;
      if (!superuser)
        throw new Error("Temporal's store goes into the installation's own PostgreSQL; unset DATABASE_URL");
      const { startTemporalCluster } = await import('./startTemporalCluster.js');
      const start = { home, record: store.record, namespace, throwaway, superuserUrl: superuser };
      target = await startTemporalCluster(start, launched);
    } else target = await startTemporal(home, namespace, throwaway, launched);
    onStep?.({ name: 'Temporal', outcome: 'done', detail: `ready on ${target.address}` });
  }
  installation.temporal = target;
  environment.TEMPORAL_ADDRESS = target?.address;
}

async function claim(installation: Installation, record: InstallationRecord): Promise<void> {
  const { database, temporal } = installation;
  if (!database.owner || !temporal) return;
  const { claimPair } = await import('../identity/installationIdentity.js');
  await claimPair(database.owner, temporal, record.id, record.claimed !== true);
  if (record.claimed !== true) recordClaim(installation.home, record);
}

async function provideDevelopmentPeople(installation: Installation, onStep: StartOptions['onStep']): Promise<void> {
  const databaseUrl = installation.database.application;
  if (!databaseUrl) return;
  const { seedConfigured } = await import('../wiring/seedConfigured.js');
  const outcome = await seedConfigured(installation.home, databaseUrl, installation.environment);
  onStep?.({ name: 'people', outcome, detail: join(installation.home, 'people.json') });
}

function launchFor(installation: Installation, onStep: StartOptions['onStep']): Launch {
  return {
    started: (process, isReady) => installation.admit(process, isReady),
    onStep,
  };
}
