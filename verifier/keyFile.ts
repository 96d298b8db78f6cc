import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A key that heads may be signed with. */
export interface TrustedKey {
  id: string;
  key: KeyObject;
  /** Its place in the file: once a key has signed, the keys before it sign no more. */
  place: number;
}

/**
 * Reads the file of public keys: one JSON object a line, `{"key_id": …, "public_key": …}`, the key as SubjectPublicKeyInfo in
 * base64, in the order in which they came into use. It is kept apart from the heads: whoever could change both could sign anew.
 * @throws Error naming the line that cannot be used
 */
export function readKeyFile(path: string): Map<string, TrustedKey> {
  const keys = new Map<string, TrustedKey>();
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const [place, line] of lines.entries()) {
    const { key_id: id, public_key: encoded } = parse(line, `${path}:${place + 1}`);
    if (typeof id !== 'string' || typeof encoded !== 'string' || keys.has(id))
      throw new Error(`${path}:${place + 1} is no key with a name of its own`);
    const key = createPublicKey({ key: Buffer.from(encoded, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path}:${place + 1} is no Ed25519 key`);
    keys.set(id, { id, key, place });
  }
  if (keys.size === 0) throw new Error(`${path} holds no key`);
  return keys;
}

function parse(line: string, where: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below, with its place.
  }
  throw new Error(`${where} is no JSON object`);
}
