import { z } from 'zod';
import { isAgencyCounterparty, isCounterparty } from '../../domain/clearance/roles.js';
import type { SettingFacts } from './settingFacts.js';
import { webAddress } from './settingKinds.js';

/**
 * Addresses of permit agencies as text, `naeb=http://127.0.0.1:8412,rica=http://127.0.0.1:8413`: the code of each in
 * lower case, and where it answers.
 */
const agencyAddresses = z.string().transform((text, context) => {
  const urls: Record<string, string> = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [name = '', ...rest] = part.split('=');
    const fault = faultOf(name, rest.join('='), urls);
    if (fault === undefined) urls[name] = rest.join('=');
    else context.addIssue({ code: 'custom', message: fault });
  }
  return urls;
});

function faultOf(name: string, address: string, known: Readonly<Record<string, string>>): string | undefined {
  if (!isAgencyCounterparty(name))
    return `"${name}" is no agency; expected its code in 2 to 12 small letters, as in naeb=http://127.0.0.1:8412`;
  if (Object.hasOwn(known, name)) return `${name} is named twice`;
  const parsed = webAddress.safeParse(address);
  return parsed.success
    ? undefined
    : `${name} has no usable address: ${parsed.error.issues.map(({ message }) => message).join(', ')}`;
}

/** The addresses as text, as the setting takes them. */
export const writeAgencyUrls = (urls: Readonly<Record<string, string>>): string =>
  Object.entries(urls)
    .map(([name, url]) => `${name}=${url}`)
    .join(',');

const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'expected whsec_ and at least 24 random bytes in base64');

/** One secret, or two, the newest first, while one takes the place of the other at the counterparty. */
const validSecrets = z.union([webhookSecret, z.array(webhookSecret).min(1).max(2)], {
  error: 'expected whsec_ and at least 24 random bytes in base64, or a list of one or two of them',
});

/** The Standard Webhooks secrets of each counterparty, as JSON text; those that tell every clearance something must be there. */
const secretsByName = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .object({ customs: validSecrets, carrier: validSecrets, payment: validSecrets })
      .catchall(validSecrets)
      .superRefine((secrets, context) => {
        for (const name of Object.keys(secrets).filter((key) => !isCounterparty(key)))
          context.addIssue({ code: 'custom', message: `"${name}" is no counterparty` });
      }),
  );

/** The setting of the address of a fixed counterparty. */
export function counterpartyUrl(who: string, developmentPort: number): [typeof webAddress, SettingFacts] {
  return [
    webAddress,
    {
      description: `Base address of ${who}.`,
      developmentDefault: `http://127.0.0.1:${developmentPort}`,
      requiredInProduction: true,
      secret: false,
    },
  ];
}

/** Ports of the mock agencies of a development installation: every agency that a pack of this release names. */
const DEVELOPMENT_PORTS = {
  ...{ naeb: 8412, rica: 8413, rra: 8421 },
  ...{ jakim: 8422, moh: 8423, npra: 8424, maqis: 8425, miti: 8426, kephis: 8427 },
};

/** The setting of the addresses of permit agencies. */
export const agencyUrls: [typeof agencyAddresses, SettingFacts] = [
  agencyAddresses,
  {
    description:
      'Base address of each permit agency by its code in lower case, <agency>=<address>, separated by commas. An agency that a country pack names and that is not here parks the clearances that need it.',
    developmentDefault: Object.entries(DEVELOPMENT_PORTS)
      .map(([name, port]) => `${name}=http://127.0.0.1:${port}`)
      .join(','),
    requiredInProduction: true,
    secret: false,
  },
];

/** The setting of the address of the mock marketplace. */
export const marketplaceUrl: [typeof webAddress, SettingFacts] = [
  webAddress,
  {
    description:
      'Address of the mock marketplace of development and tests. No marketplace is called: it tells us its orders.',
    developmentDefault: 'http://127.0.0.1:8416',
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of the secrets that sign notices. */
export const counterpartySecrets: [typeof secretsByName, SettingFacts] = [
  secretsByName,
  {
    description:
      'Secrets that sign the notices, one a counterparty, as JSON: {"customs":"whsec_…","carrier":…,"payment":…,"naeb":…}. A list of two, the newest first, while one is replaced: both are valid. One without a secret sends us no notices. npm start makes them.',
    requiredInProduction: true,
    secret: true,
  },
];
