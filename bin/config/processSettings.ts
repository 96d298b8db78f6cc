import type { Config, SettingName } from '../config.js';

const everyProcess = ['PORTOLAN_ENV', 'LOG_LEVEL', 'SHUTDOWN_GRACE_MS', 'SHUTDOWN_FORCE_MS'] as const;
const metrics = ['METRICS_HOST', 'METRICS_PORT'] as const;
const counterparties = ['CUSTOMS_URL', 'AGENCY_URLS', 'CARRIER_URL', 'PAYMENT_URL'] as const;
const record = [
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'PORTOLAN_TASK_QUEUE',
  'STORAGE_DIR',
  'COUNTRIES_DIR',
] as const;

/** Which process reads which settings. */
export const processSettings = {
  api: [
    ...everyProcess,
    ...record,
    ...metrics,
    'PORTOLAN_HUB',
    'API_HOST',
    'API_PORT',
    'API_REQUESTS_PER_MINUTE',
    'API_LIMITS',
    'BUSINESS_LIMITS',
    'TRUSTED_PROXIES',
    'DOCUMENT_SCANNER',
    'CALLBACK_BASE_URL',
    'AGENCY_URLS',
    'COUNTERPARTY_SECRETS',
  ],
  worker: [
    ...everyProcess,
    ...record,
    ...counterparties,
    ...metrics,
    'WORKER_HEALTH_PORT',
    'WORKER_VERSION',
    'WORKFLOW_CACHE',
    'WORKFLOW_BUNDLE',
    'CALLBACK_BASE_URL',
  ],
  mocks: [
    ...everyProcess,
    'PORTOLAN_HOME',
    ...counterparties,
    'MARKETPLACE_URL',
    'CALLBACK_BASE_URL',
    'COUNTERPARTY_SECRETS',
  ],
  migrate: ['PORTOLAN_ENV', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'],
  seed: ['PORTOLAN_ENV', 'PORTOLAN_HOME', 'DATABASE_URL', 'COUNTRIES_DIR', 'AGENCY_URLS'],
  supervisor: [
    'PORTOLAN_ENV',
    'PORTOLAN_HOME',
    'TEMPORAL_NAMESPACE',
    'API_HOST',
    'API_PORT',
    'WORKER_HEALTH_PORT',
    'LOG_LEVEL',
    ...metrics,
    ...counterparties,
    'MARKETPLACE_URL',
  ],
} as const satisfies Record<string, readonly SettingName[]>;

export type ProcessName = keyof typeof processSettings;
/** The part of the configuration that a process reads. */
export type ConfigOf<Name extends ProcessName> = Pick<Config, (typeof processSettings)[Name][number]>;
export type ApiConfig = ConfigOf<'api'>;
export type WorkerConfig = ConfigOf<'worker'>;
export type MocksConfig = ConfigOf<'mocks'>;
