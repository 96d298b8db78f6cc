import type { ConfigOf } from '../config/processSettings.js';
import { grantPorts } from './ports.js';

const fixed = ['CUSTOMS_URL', 'CARRIER_URL', 'PAYMENT_URL', 'MARKETPLACE_URL', 'DEVELOPMENT_IDENTITY_URL'] as const;

/** Where the API listens, and where the counterparties and the identity provider of development answer. */
export interface ServicePlaces {
  apiPort: number;
  urls: Record<(typeof fixed)[number], string>;
  /** Address of each permit agency. */
  agencyUrls: Record<string, string>;
}

/** What the user set stays as it is; the rest gets ports that are free now, those of the settings where they are. */
export async function placeServices(
  { ambient, throwaway, isRunning }: { ambient: NodeJS.ProcessEnv; throwaway: boolean; isRunning: boolean },
  settings: ConfigOf<'supervisor'>,
): Promise<ServicePlaces> {
  const agencies = Object.entries(settings.AGENCY_URLS);
  const services = [
    { wished: settings.API_PORT, isSet: ambient.API_PORT },
    ...fixed.map((name) => ({ wished: portOf(settings[name]), isSet: ambient[name] })),
    ...agencies.map(([, address]) => ({ wished: portOf(address), isSet: ambient.AGENCY_URLS })),
  ];
  const movable = services.filter(({ isSet }) => isRunning && !isSet);
  const ports = await grantPorts(movable.map(({ wished }) => (throwaway ? undefined : wished)));
  const [api, ...others] = services.map((service) => ports[movable.indexOf(service)]);
  const [customs, carrier, payment, marketplace, identity, ...places] = others;
  return {
    apiPort: api ?? settings.API_PORT,
    urls: {
      CUSTOMS_URL: atPort(settings.CUSTOMS_URL, customs),
      CARRIER_URL: atPort(settings.CARRIER_URL, carrier),
      PAYMENT_URL: atPort(settings.PAYMENT_URL, payment),
      MARKETPLACE_URL: atPort(settings.MARKETPLACE_URL, marketplace),
      DEVELOPMENT_IDENTITY_URL: atPort(settings.DEVELOPMENT_IDENTITY_URL, identity),
    },
    agencyUrls: Object.fromEntries(agencies.map(([name, address], index) => [name, atPort(address, places[index])])),
  };
}

const portOf = (address: string): number => Number(new URL(address).port);

function atPort(address: string, port: number | undefined): string {
  const { protocol, hostname } = new URL(address);
  return port === undefined ? address : `${protocol}//${hostname}:${port}`;
}
