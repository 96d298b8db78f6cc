import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Signs heads with one key. */
export interface HeadSigner {
  /** Name of the key, by which a verifier finds its public half. */
  keyId: string;
  /** Ed25519 over the bytes, base64url. */
  sign(bytes: Uint8Array): string;
}

/** A private key with its name; the key as PKCS#8, DER. */
export interface NamedSigningKey {
  id: string;
  pkcs8: Buffer;
}

/** @throws Error when it is no Ed25519 key */
export function createHeadSigner({ id, pkcs8 }: NamedSigningKey): HeadSigner {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${id} is no Ed25519 key`);
  return { keyId: id, sign: (bytes) => sign(null, bytes, key).toString('base64url') };
}

/** The line by which a key file vouches for a key: its name and its public half, SubjectPublicKeyInfo in base64. */
export function publicKeyLine({ id, pkcs8 }: NamedSigningKey): string {
  const key = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  const spki = key.export({ format: 'der', type: 'spki' }).toString('base64');
  return `${JSON.stringify({ key_id: id, public_key: spki })}\n`;
}
