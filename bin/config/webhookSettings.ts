import { z } from 'zod';
import type { SettingFacts } from './settingFacts.js';

const FORM = /^([a-z0-9]{1,20}):([A-Za-z0-9+/]{43,}={0,2})$/;

/** Keys as text, `k2:<base64>,k1:<base64>`: a name of each and at least 32 random bytes, the newest first. */
const keys = z.string().transform((text, context) => {
  const read = text.split(',').map((part) => FORM.exec(part.trim()));
  const found = read.flatMap((match) => (match === null ? [] : [{ id: match[1] ?? '', base64: match[2] ?? '' }]));
  const isNamedOnce = new Set(found.map(({ id }) => id)).size === read.length;
  if (found.length < read.length || !isNamedOnce) {
    context.addIssue({
      code: 'custom',
      message: 'expected <name>:<base64 of 32 random bytes>, several separated by commas, each name once',
    });
    return z.NEVER;
  }
  return found;
});

/** The setting of the keys from which signing secrets of webhook endpoints are derived. */
export const webhookKeys: [typeof keys, SettingFacts] = [
  keys,
  {
    description:
      'Keys from which the signing secrets of webhook endpoints are derived, <name>:<base64 of 32 random bytes>. Of several, separated by commas, the first makes new secrets; one that is taken out ends the secrets that were made with it. npm start makes one.',
    requiredInProduction: true,
    secret: true,
  },
];

const privateAddresses = z.enum(['refused', 'allowed']);

/** The setting of the exception that development needs. */
export const webhookPrivateAddresses: [typeof privateAddresses, SettingFacts] = [
  privateAddresses,
  {
    description:
      'Whether webhooks may be sent over plain HTTP, and to this machine and its network. Production refuses to start with allowed. npm start allows it in development.',
    developmentDefault: 'refused',
    requiredInProduction: false,
    secret: false,
  },
];
