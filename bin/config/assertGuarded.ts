import type { Config } from '../config.js';
import { ConfigFault } from './loadConfig.js';

/**
 * In production an address that a firm has chosen never leads inside.
 * @throws ConfigFault naming the setting
 */
export function assertGuarded(config: Pick<Config, 'PORTOLAN_ENV' | 'WEBHOOK_PRIVATE_ADDRESSES'>): void {
  if (config.PORTOLAN_ENV === 'production' && config.WEBHOOK_PRIVATE_ADDRESSES === 'allowed') {
    const why = 'it is for development; production sends nothing inside';
    throw new ConfigFault([`WEBHOOK_PRIVATE_ADDRESSES = allowed: ${why}`]);
  }
}
