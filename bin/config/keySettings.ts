import { z } from 'zod';
import type { KeyRing, NamedKey } from '../../prisma/sealing/keyRing.js';
import type { SettingFacts } from './settingFacts.js';

/** Keys as text, `2027-01:<base64>,2026-07:<base64>`: each with its name; the first one encrypts. */
const keyRing = z.string().transform((text, context): KeyRing => {
  const keys: NamedKey[] = [];
  for (const part of text.split(/[\s,]+/).filter((piece) => piece !== '')) {
    const [, id = '', encoded = ''] = /^([\w.-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(part) ?? [];
    if (id === '') context.addIssue({ code: 'custom', message: 'expected <name>:<32 random bytes in base64>' });
    else if (keys.some((known) => known.id === id))
      context.addIssue({ code: 'custom', message: `${id} is named twice` });
    else keys.push({ id, key: Buffer.from(encoded, 'base64') });
  }
  const [first, ...others] = keys;
  if (first !== undefined) return [first, ...others];
  if (text.trim() === '') context.addIssue({ code: 'custom', message: 'expected at least one key' });
  return z.NEVER;
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
