import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createHeadSigner, type NamedSigningKey } from '../../services/audit/headSigner.js';
import { hasCode } from '../process/hasCode.js';
import type { SettingFacts } from './settingFacts.js';

/** A private key as text, `2027-01:<base64>`, or `file:<path>` of a file that holds that text. */
const signingKey = z.string().transform((text, context): NamedSigningKey => {
  const written = text.startsWith('file:') ? readText(text.slice('file:'.length)) : text;
  const [, id = '', encoded = ''] = /^([\w.-]{1,60}):([A-Za-z0-9+/]+={0,2})$/.exec(written?.trim() ?? '') ?? [];
  const key = { id, pkcs8: Buffer.from(encoded, 'base64') };
  try {
    createHeadSigner(key);
    if (id !== '') return key;
  } catch {
    // Told below; what was given is a secret.
  }
  context.addIssue({
    code: 'custom',
    message:
      written === undefined
        ? 'the file cannot be read'
        : 'expected <name>:<Ed25519 private key, PKCS#8 in base64>, as portolan audit new-key writes it',
  });
  return z.NEVER;
});

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if (hasCode(fault, 'ENOENT') || hasCode(fault, 'EACCES') || hasCode(fault, 'EISDIR')) return undefined;
    throw fault;
  }
}

/** The setting of the key that signs the heads of the audit chains. */
export const auditSigningKey: [typeof signingKey, SettingFacts] = [
  signingKey,
  {
    description:
      'Key that signs where the audit chains stand, <name>:<Ed25519 private key, PKCS#8 in base64>, or file:<path> of a file with that text; portolan audit new-key writes one. npm start makes one.',
    requiredInProduction: true,
    secret: true,
  },
];

/** The setting of the folder of the signed heads. */
export const auditHeadsDir: [z.ZodString, SettingFacts] = [
  z.string().min(1),
  {
    description:
      'Folder of the signed heads of the audit chains, outside the database; every API process sees the same one. Relative to the checkout.',
    developmentDefault: '.portolan/audit-heads',
    requiredInProduction: true,
    secret: false,
  },
];

const interval = z.coerce.number().int().min(1_000).max(86_400_000);

/** The setting of how often heads are signed. */
export const auditHeadsEveryMs: [typeof interval, SettingFacts] = [
  interval,
  {
    description: 'How often it is signed where the audit chains stand, milliseconds; also at every clean stop.',
    developmentDefault: '600000',
    requiredInProduction: false,
    secret: false,
  },
];
