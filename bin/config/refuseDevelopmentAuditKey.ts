import type { Config } from '../config.js';
import { DEVELOPMENT_AUDIT_KEY } from './auditSettings.js';
import { ConfigFault } from './loadConfig.js';

/**
 * A key that was made for development lies in a file of somebody's machine.
 * @throws ConfigFault in production, naming it
 */
export function refuseDevelopmentAuditKey(config: Pick<Config, 'PORTOLAN_ENV' | 'AUDIT_SIGNING_KEY'>): void {
  const { id } = config.AUDIT_SIGNING_KEY;
  if (config.PORTOLAN_ENV === 'production' && id.startsWith(DEVELOPMENT_AUDIT_KEY))
    throw new ConfigFault([`AUDIT_SIGNING_KEY is ${id}, a key of a development installation`]);
}
