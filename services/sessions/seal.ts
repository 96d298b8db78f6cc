import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Json } from '../../domain/json.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what a session holds by the session's own secret, of which the record has a hash alone: whoever reads the database
 * can neither use a session nor read it. AES-256-GCM (NIST SP 800-38D) under a key made by HKDF (RFC 5869).
 */
export function seal(secret: string, content: Json): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
}

/** Opens what was sealed by a secret; undefined where it does not fit. */
export function unseal(secret: string, sealed: Uint8Array): Json | undefined {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

const keyOf = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'what a session of Portolan holds', 32));
