import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditPoint } from '../../prisma/queries/auditHeads.js';
import type { HeadSigner } from './headSigner.js';

/** Where all chains stood at an instant, signed: one line of a head file. The names are those of the file. */
export interface SignedHead {
  /** From 1, without a gap. */
  number: number;
  /** ISO 8601 UTC. */
  at: string;
  /** By the names of the chains, in the order of their UTF-16 code units. */
  chains: readonly AuditPoint[];
  /** Root of the Merkle tree over the chains (RFC 6962, section 2.1), hexadecimal. */
  root: string;
  /** Digest of the whole head before; zeros for the first. */
  previous: string;
  key_id: string;
  /** Ed25519 over the canonical JSON (RFC 8785) of everything else, base64url. */
  signature: string;
}

/** What the first head names as the one before it. */
export const NO_HEAD = '0'.repeat(64);

/** Makes and signs the next head. */
export function signHead(
  { number, at, previous, points }: { number: number; at: string; previous: string; points: readonly AuditPoint[] },
  signer: HeadSigner,
): SignedHead {
  const chains = points
    .map(({ chain, index, hash }) => ({ chain, index, hash }))
    .sort((left, right) => (left.chain < right.chain ? -1 : 1));
  const root = merkleRoot(chains.map((point) => sha256(Buffer.of(0), bytesOf(point)))).toString('hex');
  const head = { number, at, chains, root, previous, key_id: signer.keyId };
  return { ...head, signature: signer.sign(bytesOf(head)) };
}

/** What names a head in the next one and in the installation's chain: SHA-256, hexadecimal. */
export const headDigest = (head: SignedHead): string => sha256(bytesOf(head)).toString('hex');

/**
 * Root over hashes of leaves. Neighbours are put together level by level, and one that has none waits: the same tree as the
 * recursion of RFC 6962, section 2.1, in which the left part is the largest power of two.
 */
function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = [...leaves];
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let place = 0; place < level.length; place += 2) {
      const [left, right] = [level[place], level[place + 1]];
      if (left === undefined) break;
      above.push(right === undefined ? left : sha256(Buffer.of(1), left, right));
    }
    level = above;
  }
  return level[0] ?? sha256();
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function bytesOf(value: object): Buffer {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('what has no JSON cannot be signed');
  return Buffer.from(text, 'utf8');
}
