import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Length of the nonce (NIST SP 800-38D, 8.2.2: random, 96 bits) and of the authentication tag, bytes. */
const NONCE = 12;
const TAG = 16;

/** What was encrypted was changed, belongs to something else, or was encrypted under another key. */
export class NotAuthentic extends Error {
  constructor() {
    super('what was encrypted does not open under its key');
    this.name = 'NotAuthentic';
  }
}

/**
 * Encrypts with AES-256-GCM under a random nonce. One key serves for 2^32 messages at most (SP 800-38D, 8.3).
 * @param boundTo what the result belongs to; it opens only with the same text
 * @returns nonce (12 bytes), encrypted text, tag (16 bytes)
 */
export function encrypt(key: Uint8Array, plain: Uint8Array, boundTo: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The opposite of {@link encrypt}. @throws NotAuthentic */
export function decrypt(key: Uint8Array, sealed: Uint8Array, boundTo: string): Buffer {
  if (sealed.length < NONCE + TAG) throw new NotAuthentic();
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(boundTo, 'utf8'))
    .setAuthTag(bytes.subarray(-TAG));
  const start = decipher.update(bytes.subarray(NONCE, -TAG));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch {
    throw new NotAuthentic();
  }
}
