import { hkdfSync } from 'node:crypto';
import type { Json } from '../../domain/json.js';
import { decrypt, encrypt, NotAuthentic } from '../../prisma/sealing/aesGcm.js';

/** What a session holds opens as that alone. */
const BOUND_TO = 'what a session of Portolan holds';

/**
 * Seals what a session holds by the session's own secret, of which the record has a hash alone: whoever reads the database
 * can neither use a session nor read it. The key is made from the secret by HKDF (RFC 5869).
 */
export const seal = (secret: string, content: Json): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encrypt(keyOf(secret), Buffer.from(JSON.stringify(content), 'utf8'), BOUND_TO));

/** Opens what was sealed by a secret; undefined where it does not fit. */
export function unseal(secret: string, sealed: Uint8Array): Json | undefined {
  try {
    return JSON.parse(decrypt(keyOf(secret), sealed, BOUND_TO).toString('utf8')) as Json;
  } catch (thrown) {
    if (thrown instanceof NotAuthentic) return undefined;
    throw thrown;
  }
}

const keyOf = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', BOUND_TO, 32));
