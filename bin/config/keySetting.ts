import { z } from 'zod';
import type { KeyRing, NamedKey } from '../../prisma/sealing/keyRing.js';
import type { SettingFacts } from './settingFacts.js';

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

/** The setting of a ring of keys, which nobody starts without. */
export const keySetting = (description: string): [typeof keyRing, SettingFacts] => [
  keyRing,
  { description, requiredInProduction: true, secret: true },
];
