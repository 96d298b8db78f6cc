import { randomBytes } from 'node:crypto';
import type { Config } from '../config.js';
import { ConfigFault } from './loadConfig.js';

/** How the names begin of keys that an installation in development has made for itself. */
const DEVELOPMENT_KEY = 'development-';

/** A key for an installation in development, in the form of PAYLOAD_KEYS. */
export function createDevelopmentKey(): string {
  return `${DEVELOPMENT_KEY}${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
}

/**
 * A key that was made for development lies in a file of somebody's machine.
 * @throws ConfigFault naming the settings that hold one, in production
 */
export function refuseDevelopmentKeys(config: Pick<Config, 'PORTOLAN_ENV' | 'PAYLOAD_KEYS' | 'SUBJECT_KEYS'>): void {
  if (config.PORTOLAN_ENV !== 'production') return;
  const faults = (['PAYLOAD_KEYS', 'SUBJECT_KEYS'] as const).flatMap((name) =>
    config[name].flatMap(({ id }) =>
      id.startsWith(DEVELOPMENT_KEY) ? [`${name} holds ${id}, a key of a development installation`] : [],
    ),
  );
  if (faults.length > 0) throw new ConfigFault(faults);
}
