import type { Config, SettingName } from '../config.js';

const everyProcess = ['PORTOLAN_ENV', 'LOG_LEVEL', 'SHUTDOWN_GRACE_MS', 'SHUTDOWN_FORCE_MS'] as const;
const metrics = ['METRICS_HOST', 'METRICS_PORT'] as const;
const keys = ['PAYLOAD_KEYS', 'SUBJECT_KEYS'] as const;
const counterparties = ['CUSTOMS_URL', 'AGENCY_URLS', 'CARRIER_URL', 'PAYMENT_URL'] as const;
const signIn = [
  'DEVELOPMENT_IDENTITY_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_REDIRECT_URL',
  'OIDC_ID_TOKEN_ALGORITHM',
  'SIGN_IN_CONTACT',
  'SESSION_SECRET',
  'SESSION_IDLE_MINUTES',
  'SESSION_HOURS',
] as const;
const webhooks = ['WEBHOOK_KEYS', 'WEBHOOK_PRIVATE_ADDRESSES'] as const;
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
    ...keys,
    ...metrics,
    'PORTOLAN_HUB',
    'API_HOST',
    'API_PORT',
    'API_REQUESTS_PER_MINUTE',
    'TEMPORAL_UI_ORIGIN',
    'API_LIMITS',
    'BUSINESS_LIMITS',
    'TRUSTED_PROXIES',
    'DOCUMENT_SCANNER',
    'CALLBACK_BASE_URL',
    'AGENCY_URLS',
    'COUNTERPARTY_SECRETS',
    ...signIn,
    ...webhooks,
    'AUDIT_HEADS_DIR',
    'AUDIT_HEADS_EVERY_MS',
    'AUDIT_SIGNING_KEY',
    'RETENTION_YEARS',
  ],
  worker: [
    ...everyProcess,
    ...record,
    ...webhooks,
    ...keys,
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
    'DEVELOPMENT_IDENTITY_URL',
    'OIDC_REDIRECT_URL',
    'CALLBACK_BASE_URL',
    'COUNTERPARTY_SECRETS',
  ],
  migrate: ['PORTOLAN_ENV', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'],
  seed: [
    'PORTOLAN_ENV',
    'PORTOLAN_HOME',
    'DATABASE_URL',
    'COUNTRIES_DIR',
    'AGENCY_URLS',
    'SUBJECT_KEYS',
    'DEVELOPMENT_IDENTITY_URL',
  ],
  firstAdministrator: ['PORTOLAN_ENV', 'DATABASE_URL', ...keys],
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
    'DEVELOPMENT_IDENTITY_URL',
  ],
} as const satisfies Record<string, readonly SettingName[]>;

export type ProcessName = keyof typeof processSettings;
/** The part of the configuration that a process reads. */
export type ConfigOf<Name extends ProcessName> = Pick<Config, (typeof processSettings)[Name][number]>;
export type ApiConfig = ConfigOf<'api'>;
export type WorkerConfig = ConfigOf<'worker'>;
export type MocksConfig = ConfigOf<'mocks'>;
