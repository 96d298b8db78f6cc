import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson.js';

/** What stands where there is nothing before: of the first record of a chain, and of the first head. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** SHA-256 of canonical JSON in UTF-8, hexadecimal. */
export const digestOf = (value: unknown): string => sha256(Buffer.from(canonicalJson(value), 'utf8')).toString('hex');

/** SHA-256 over bytes that follow each other. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
