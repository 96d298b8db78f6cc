import { z } from 'zod';
import type { KeyRing, NamedKey } from '../../prisma/sealing/keyRing.js';
import type { SettingFacts } from './settingFacts.js';
import { count, webAddress } from './settingKinds.js';

/** Keys as text, `2027-01:<base64>,2026-07:<base64>`: each with its name; the first one encrypts. */
const keyRing = z.string().transform((text, context): KeyRing => {
  const keys: NamedKey[] = [];
  const parts = text.split(/[\s,]+/).filter((piece) => piece !== '');
  if (parts.length === 0) context.addIssue({ code: 'custom', message: 'expected at least one key' });
  for (const part of parts) {
    const [, id = '', encoded = ''] = /^([\w.-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(part) ?? [];
    if (id === '') context.addIssue({ code: 'custom', message: 'expected <name>:<32 random bytes in base64>' });
    else if (keys.some((known) => known.id === id))
      context.addIssue({ code: 'custom', message: `${id} is named twice` });
    else keys.push({ id, key: Buffer.from(encoded, 'base64') });
  }
  const [first, ...others] = keys;
  return first === undefined ? z.NEVER : [first, ...others];
});

const keySetting = (description: string): [typeof keyRing, SettingFacts] => [
  keyRing,
  { description, requiredInProduction: true, secret: true },
];

/** The setting of the keys that encrypt what the engine keeps. */
export const payloadKeys = keySetting(
  'Keys that encrypt what Temporal keeps, <name>:<32 random bytes in base64>, separated by commas; the first encrypts, all decrypt. One is taken away only after the last history under it has ended and its retention is over. npm start makes one.',
);

/** The setting of the keys that wrap the keys of subjects. */
export const subjectKeys = keySetting(
  'Keys that wrap the keys under which personal data stands in PostgreSQL, one of those a person or consignee; in the form of PAYLOAD_KEYS. npm start makes one.',
);

const origin = z.union([z.literal('').transform(() => undefined), webAddress]);

/** The setting of the origin from which a browser may ask for decrypted payloads. */
export const temporalUiOrigin: [typeof origin, SettingFacts] = [
  origin,
  {
    description:
      "Where Temporal's own pages are served, such as http://127.0.0.1:8080, so that they may ask our API to decrypt for an operator. Empty: none may.",
    developmentDefault: '',
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of the time for which personal data is kept. */
export const retentionYears: [typeof count, SettingFacts] = [
  count,
  {
    description:
      'For how many years after the year in which a case ended its personal data is kept, before its key is destroyed, where the pack of a country does not say how long. The default is the product’s own.',
    developmentDefault: '10',
    requiredInProduction: false,
    secret: false,
  },
];
