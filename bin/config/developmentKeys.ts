import { randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { ConfigFault } from './loadConfig.js';

/** How the names begin of keys that an installation in development has made for itself. */
const DEVELOPMENT_KEY = 'development-';

const SETTINGS = ['PAYLOAD_KEYS', 'SUBJECT_KEYS', 'WEBHOOK_KEYS', 'AUDIT_SIGNING_KEY'] as const;

/** A name for a key that an installation in development makes for itself. */
export const createDevelopmentName = (): string => `${DEVELOPMENT_KEY}${randomBytes(4).toString('hex')}`;

/** A key for an installation in development, in the form of PAYLOAD_KEYS. */
export function createDevelopmentKey(): string {
  return `${createDevelopmentName()}:${randomBytes(32).toString('base64')}`;
}

/**
 * A key that was made for development lies in a file of somebody's machine.
 * @param config of a process, with those of the settings that it reads
 * @throws ConfigFault naming the settings that hold one, in production
 */
export function refuseDevelopmentKeys(
  config: Pick<Config, 'PORTOLAN_ENV'> & Partial<Pick<Config, (typeof SETTINGS)[number]>>,
): void {
  if (config.PORTOLAN_ENV !== 'production') return;
  const faults = SETTINGS.flatMap((name) =>
    [config[name] ?? []]
      .flat()
      .flatMap(({ id }) =>
        id.startsWith(DEVELOPMENT_KEY) ? [`${name} holds ${id}, a key of a development installation`] : [],
      ),
  );
  if (faults.length > 0) throw new ConfigFault(faults);
}
