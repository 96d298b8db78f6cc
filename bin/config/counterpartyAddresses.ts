import type { Config } from '../config.js';
import { ConfigFault } from './loadConfig.js';

type Addresses = Pick<Config, 'CUSTOMS_URL' | 'AGENCY_URLS' | 'CARRIER_URL' | 'PAYMENT_URL'>;

/** Base address of everyone that a clearance calls, by name. */
export const counterpartyAddresses = (
  config: Addresses,
): { customs: string; carrier: string; payment: string; [agency: string]: string } => ({
  ...config.AGENCY_URLS,
  customs: config.CUSTOMS_URL,
  carrier: config.CARRIER_URL,
  payment: config.PAYMENT_URL,
});

/** Base address of every mock: of those that are called, and of the marketplace, which only tells. */
export const mockAddresses = (
  config: Addresses & Pick<Config, 'MARKETPLACE_URL'>,
): ReturnType<typeof counterpartyAddresses> & { marketplace: string } => ({
  ...counterpartyAddresses(config),
  marketplace: config.MARKETPLACE_URL,
});

/**
 * An agency that is called and whose notices nobody could check would decide unheard.
 * @throws ConfigFault naming every agency that has an address and no secret
 */
export function assertSecrets(config: Pick<Config, 'AGENCY_URLS' | 'COUNTERPARTY_SECRETS'>): void {
  const silent = Object.keys(config.AGENCY_URLS).filter((name) => config.COUNTERPARTY_SECRETS[name] === undefined);
  if (silent.length > 0)
    throw new ConfigFault(
      silent.map((name) => `COUNTERPARTY_SECRETS has no secret for ${name}, which AGENCY_URLS names`),
    );
}
