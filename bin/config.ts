import { z } from 'zod';
import { auditHeadsDir, auditHeadsEveryMs, auditSigningKey } from './config/auditSettings.js';
import { agencyUrls, counterpartySecrets, counterpartyUrl, marketplaceUrl } from './config/counterpartySettings.js';
import type { SettingFacts } from './config/settingFacts.js';
import { count, logLevel, milliseconds, port, webAddress } from './config/settingKinds.js';
import { payloadKeys, retentionYears, subjectKeys, temporalUiOrigin } from './config/sealedDataSettings.js';
import { apiLimits, businessLimits, requestsPerMinute } from './config/limitSettings.js';
import { trustedProxies } from './config/proxySettings.js';
import { documentScanner } from './config/scannerSettings.js';
import { metricsHost, metricsPort } from './config/metricsSettings.js';
import { signInSettings } from './config/signInSettings.js';
import { webhookKeys, webhookPrivateAddresses } from './config/webhookSettings.js';

/** Every setting: its shape after parsing, and what is said of it. The only list; `.env.example` and the checks come from it. */
const settings = {
  PORTOLAN_ENV: [
    z.enum(['development', 'test', 'production']),
    {
      description:
        'What kind of installation this is. Production knows no defaults for addresses and secrets, and refuses shortened deadlines.',
      developmentDefault: 'development',
      requiredInProduction: true,
      secret: false,
    },
  ],
  PORTOLAN_HOME: [
    z.string().min(1),
    {
      description: "Folder of the installation's state: its data, logs and passwords. Relative to the checkout.",
      developmentDefault: '.portolan',
      requiredInProduction: false,
      secret: false,
    },
  ],
  DATABASE_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    {
      description:
        'PostgreSQL 16 or newer, as the application role portolan_app, which owns nothing. Unset: npm start runs a PostgreSQL of its own.',
      requiredInProduction: true,
      secret: true,
    },
  ],
  DATABASE_OWNER_URL: [
    z.url({ protocol: /^postgres(ql)?$/ }),
    {
      description: 'The same database as the role that owns the tables, portolan_owner; only migrations use it.',
      requiredInProduction: true,
      secret: true,
    },
  ],
  TEMPORAL_ADDRESS: [
    z.string().regex(/^[\w.-]+:\d+$/, 'expected host:port'),
    {
      description: 'Temporal server 1.32 or newer, host:port. Unset: npm start runs a Temporal of its own.',
      requiredInProduction: true,
      secret: false,
    },
  ],
  TEMPORAL_NAMESPACE: [
    z.string().min(1),
    {
      description: 'Namespace of the clearances. One installation a namespace.',
      developmentDefault: 'default',
      requiredInProduction: true,
      secret: false,
    },
  ],
  TEMPORAL_UI_ORIGIN: temporalUiOrigin,
  PORTOLAN_TASK_QUEUE: [
    z.string().min(1),
    {
      description: 'Task queue the workers listen on.',
      developmentDefault: 'clearance',
      requiredInProduction: false,
      secret: false,
    },
  ],
  PORTOLAN_HUB: [
    z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$/, 'expected a UN/LOCODE such as RWKGL'),
    {
      description: 'The hub this installation serves, as UN/LOCODE; clearances carry it in the engine.',
      developmentDefault: 'RWKGL',
      requiredInProduction: true,
      secret: false,
    },
  ],
  API_HOST: [
    z.string().min(1),
    {
      description: 'Address the API listens on.',
      developmentDefault: '127.0.0.1',
      requiredInProduction: true,
      secret: false,
    },
  ],
  API_PORT: [
    port,
    {
      description: 'Port the API listens on. npm start takes a free one when it is in use.',
      developmentDefault: '8400',
      requiredInProduction: true,
      secret: false,
    },
  ],
  WORKER_HEALTH_PORT: [
    port,
    {
      description: 'Port of /healthz and /readyz of a worker, on the loopback address.',
      developmentDefault: '8401',
      requiredInProduction: true,
      secret: false,
    },
  ],
  METRICS_HOST: metricsHost,
  METRICS_PORT: metricsPort,
  WORKER_VERSION: [
    z.string().regex(/^(unversioned|[\w-]+\.[\w.-]+)$/, 'expected <deployment>.<build id>, or unversioned'),
    {
      description:
        'Deployment and build of a worker, <deployment>.<build id>, where several builds run side by side; else unversioned.',
      developmentDefault: 'unversioned',
      requiredInProduction: false,
      secret: false,
    },
  ],
  WORKFLOW_CACHE: [
    count,
    {
      description:
        'Workflows a worker keeps in memory. More than it has open at a time brings nothing; what was dropped is built again from its history.',
      developmentDefault: '500',
      requiredInProduction: false,
      secret: false,
    },
  ],
  API_REQUESTS_PER_MINUTE: requestsPerMinute,
  API_LIMITS: apiLimits,
  BUSINESS_LIMITS: businessLimits,
  TRUSTED_PROXIES: trustedProxies,
  DOCUMENT_SCANNER: documentScanner,
  CUSTOMS_URL: counterpartyUrl('the customs authority', 8411),
  AGENCY_URLS: agencyUrls,
  CARRIER_URL: counterpartyUrl('the carrier', 8414),
  PAYMENT_URL: counterpartyUrl('the payment provider', 8415),
  MARKETPLACE_URL: marketplaceUrl,
  CALLBACK_BASE_URL: [
    webAddress,
    {
      description: 'Where counterparties send their notices: base address of our API as they see it.',
      developmentDefault: 'http://127.0.0.1:8400',
      requiredInProduction: true,
      secret: false,
    },
  ],
  COUNTERPARTY_SECRETS: counterpartySecrets,
  ...signInSettings,
  WEBHOOK_KEYS: webhookKeys,
  WEBHOOK_PRIVATE_ADDRESSES: webhookPrivateAddresses,
  PAYLOAD_KEYS: payloadKeys,
  SUBJECT_KEYS: subjectKeys,
  RETENTION_YEARS: retentionYears,
  STORAGE_DIR: [
    z.string().min(1),
    {
      description: 'Folder of uploaded documents. Relative to the checkout.',
      developmentDefault: '.portolan/documents',
      requiredInProduction: true,
      secret: false,
    },
  ],
  AUDIT_HEADS_DIR: auditHeadsDir,
  AUDIT_HEADS_EVERY_MS: auditHeadsEveryMs,
  AUDIT_SIGNING_KEY: auditSigningKey,
  COUNTRIES_DIR: [
    z.string().min(1),
    {
      description: 'Folder of the country packs. Relative to the checkout.',
      developmentDefault: 'countries',
      requiredInProduction: true,
      secret: false,
    },
  ],
  LOG_LEVEL: [
    logLevel,
    {
      description: 'Least level that is logged.',
      developmentDefault: 'info',
      requiredInProduction: false,
      secret: false,
    },
  ],
  SHUTDOWN_GRACE_MS: [
    milliseconds,
    {
      description: 'How long a process that is asked to stop may finish what it has begun, milliseconds.',
      developmentDefault: '8000',
      requiredInProduction: false,
      secret: false,
    },
  ],
  SHUTDOWN_FORCE_MS: [
    milliseconds,
    {
      description: 'How long until it ends whatever is left, milliseconds; more than the grace time.',
      developmentDefault: '12000',
      requiredInProduction: false,
      secret: false,
    },
  ],
  WORKFLOW_BUNDLE: [
    z.string().min(1),
    {
      description: 'The prebuilt workflow code, made by npm run setup. Relative to the checkout.',
      developmentDefault: '.portolan/build/workflow-bundle.js',
      requiredInProduction: false,
      secret: false,
    },
  ],
} satisfies Record<string, readonly [z.ZodType, SettingFacts]>;

type Settings = typeof settings;
/** Name of a setting: the environment variable. */
export type SettingName = keyof Settings;
type Shape = { [Name in SettingName]: Settings[Name][0] };

/** The whole configuration after parsing. */
export type Config = z.output<z.ZodObject<Shape>>;

/** Names of all settings, in the order of `.env.example`. */
export const settingNames = Object.keys(settings) as SettingName[];

/** What is said of a setting. */
export function settingFacts(name: SettingName): SettingFacts {
  return settings[name][1];
}

/** One zod object over all settings, for whoever needs the shape of one. */
export const configSchema = z.object(
  Object.fromEntries(settingNames.map((name) => [name, settings[name][0]])) as Shape,
);
