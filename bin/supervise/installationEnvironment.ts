import { join } from 'node:path';
import { FIXED_COUNTERPARTIES } from '../../domain/clearance/roles.js';
import { writeAgencyUrls } from '../config/counterpartySettings.js';
import { loadConfig } from '../config/loadConfig.js';
import { processSettings } from '../config/processSettings.js';
import { settingNames, type Config } from '../config.js';
import { auditHeadsFolder, provideAuditKey } from './auditKeys.js';
import {
  provideDevelopmentKeys,
  provideSecrets,
  provideSessionSecret,
  provideWebhookKeys,
  type InstallationRecord,
} from './installationFile.js';
import { placeServices } from './placeServices.js';

/** From what an installation's environment is made. */
export interface EnvironmentSource {
  /** What the user set. */
  ambient: NodeJS.ProcessEnv;
  home: string;
  record: InstallationRecord;
  /** True: any free ports. */
  throwaway: boolean;
  /** Whether API or mocks will listen, so that their ports must be free. */
  isRunning: boolean;
}

/**
 * The environment of an installation's processes: what the user set, and for the rest the development defaults, with ports
 * that are free now. Addresses of database and Temporal are added once they are known.
 */
export async function buildEnvironment(source: EnvironmentSource): Promise<NodeJS.ProcessEnv> {
  const { ambient, home, record } = source;
  const settings = loadConfig(ambient, processSettings.supervisor);
  const { apiPort, urls, agencyUrls } = await placeServices(source, settings);
  const { DEVELOPMENT_IDENTITY_URL, ...counterparties } = urls;
  const names = [...FIXED_COUNTERPARTIES, ...Object.keys(agencyUrls)];
  const chosen: NodeJS.ProcessEnv = {
    PORTOLAN_ENV: settings.PORTOLAN_ENV,
    PORTOLAN_HOME: home,
    TEMPORAL_NAMESPACE: settings.TEMPORAL_NAMESPACE,
    API_HOST: settings.API_HOST,
    API_PORT: String(apiPort),
    WORKER_HEALTH_PORT: String(settings.WORKER_HEALTH_PORT),
    ...counterparties,
    AGENCY_URLS: writeAgencyUrls(agencyUrls),
    CALLBACK_BASE_URL: ambient.CALLBACK_BASE_URL ?? `http://${settings.API_HOST}:${apiPort}`,
    COUNTERPARTY_SECRETS: ambient.COUNTERPARTY_SECRETS ?? JSON.stringify(provideSecrets(home, record, names)),
    ...(settings.PORTOLAN_ENV === 'production'
      ? {}
      : { DEVELOPMENT_IDENTITY_URL, OIDC_ISSUER: ambient.OIDC_ISSUER ?? DEVELOPMENT_IDENTITY_URL }),
    OIDC_REDIRECT_URL: ambient.OIDC_REDIRECT_URL ?? `http://${settings.API_HOST}:${apiPort}/sign-in/callback`,
    SESSION_SECRET: ambient.SESSION_SECRET ?? provideSessionSecret(home, record),
    WEBHOOK_PRIVATE_ADDRESSES:
      ambient.WEBHOOK_PRIVATE_ADDRESSES ?? (settings.PORTOLAN_ENV === 'production' ? 'refused' : 'allowed'),
    AUDIT_HEADS_DIR: ambient.AUDIT_HEADS_DIR ?? auditHeadsFolder(home),
    AUDIT_SIGNING_KEY: ambient.AUDIT_SIGNING_KEY ?? provideAuditKey(home, record),
    ...provideKeys(source, settings.PORTOLAN_ENV),
    STORAGE_DIR: ambient.STORAGE_DIR ?? join(home, 'documents'),
    METRICS_HOST: settings.METRICS_HOST,
    METRICS_PORT: String(settings.METRICS_PORT),
    LOG_LEVEL: settings.LOG_LEVEL,
  };
  const set = Object.fromEntries(settingNames.flatMap((name) => (ambient[name] ? [[name, ambient[name]]] : [])));
  return { ...withoutSettings(ambient), ...set, ...chosen };
}

/** What the user set; production makes no keys for itself, so that none is lost with a folder of the machine. */
function provideKeys({ ambient, home, record }: EnvironmentSource, kind: Config['PORTOLAN_ENV']): NodeJS.ProcessEnv {
  const { PAYLOAD_KEYS, SUBJECT_KEYS, WEBHOOK_KEYS } = ambient;
  if (kind === 'production') return { PAYLOAD_KEYS, SUBJECT_KEYS, WEBHOOK_KEYS };
  return {
    PAYLOAD_KEYS: PAYLOAD_KEYS || provideDevelopmentKeys(home, record).payload,
    SUBJECT_KEYS: SUBJECT_KEYS || provideDevelopmentKeys(home, record).subject,
    WEBHOOK_KEYS: WEBHOOK_KEYS || provideWebhookKeys(home, record),
  };
}

/** The rest of the user's environment: search path, locale, certificates. */
function withoutSettings(ambient: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(ambient).filter(([name]) => !(settingNames as readonly string[]).includes(name)),
  );
}
