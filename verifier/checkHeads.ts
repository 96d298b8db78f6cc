import { verify } from 'node:crypto';
import { canonicalJson } from './canonicalJson.js';
import { digestOf, NOTHING_BEFORE } from './digests.js';
import type { ChainPoint, HeadLine, SignedHead } from './headFiles.js';
import type { TrustedKey } from './keyFile.js';
import { rootOf } from './merkleTree.js';

/** What looking at the head files came to. */
export interface HeadsChecked {
  /** Heads whose root and signature hold, whatever is wrong around them. */
  believed: readonly SignedHead[];
  /** The first line that does not fit. */
  fault: { where: string; why: string } | undefined;
}

/** Bytes of a leaf: where one chain stood, as canonical JSON. */
export const leafOf = ({ chain, index, hash }: ChainPoint): Buffer =>
  Buffer.from(canonicalJson({ chain, index, hash }), 'utf8');

/** What names a head: the digest of all of it, signature included. */
export const digestOfHead = (head: SignedHead): string => digestOf(head);

/**
 * Walks the heads from the first one: numbers without a gap, each naming the one before by its digest, its root over its
 * chains, its signature by a key that is trusted and not yet replaced, and no chain that went back.
 */
export function checkHeads(lines: readonly HeadLine[], keys: ReadonlyMap<string, TrustedKey>): HeadsChecked {
  const believed: SignedHead[] = [];
  let fault: HeadsChecked['fault'];
  let before: SignedHead | undefined;
  for (const { where, head } of lines) {
    const own = head === undefined ? 'is no head: it was cut or overwritten' : faultOfOne(head, keys);
    const why = own ?? (head === undefined ? undefined : faultAfter(before, head, keys));
    if (why !== undefined) fault ??= { where, why };
    if (head !== undefined && own === undefined) believed.push(head);
    before = head ?? before;
  }
  return { believed, fault };
}

/** What is wrong with a head by itself. */
function faultOfOne(head: SignedHead, keys: ReadonlyMap<string, TrustedKey>): string | undefined {
  const { signature, ...signed } = head;
  const trusted = keys.get(head.key_id);
  if (trusted === undefined) return `head ${head.number} is signed with ${head.key_id}, a key that nobody vouches for`;
  const holds = verify(
    null,
    Buffer.from(canonicalJson(signed), 'utf8'),
    trusted.key,
    Buffer.from(signature, 'base64url'),
  );
  if (!holds) return `head ${head.number} has been changed, or ${head.key_id} did not sign it`;
  const names = head.chains.map(({ chain }) => chain);
  if (names.some((name, place) => place > 0 && name <= (names[place - 1] ?? '')))
    return `head ${head.number} names its chains in disorder`;
  const root = rootOf(head.chains.map(leafOf)).toString('hex');
  return root === head.root ? undefined : `head ${head.number} has a root that is not that of its chains`;
}

/** What is wrong with a head behind the one before it. */
function faultAfter(
  before: SignedHead | undefined,
  head: SignedHead,
  keys: ReadonlyMap<string, TrustedKey>,
): string | undefined {
  const expected = (before?.number ?? 0) + 1;
  if (head.number !== expected) return `head ${expected} is missing; head ${head.number} stands in its place`;
  const previous = before === undefined ? NOTHING_BEFORE : digestOfHead(before);
  if (head.previous !== previous) return `head ${head.number} does not follow the one before`;
  if (before === undefined) return undefined;
  if (head.at < before.at) return `head ${head.number} is older than the one before`;
  if ((keys.get(head.key_id)?.place ?? 0) < (keys.get(before.key_id)?.place ?? 0))
    return `head ${head.number} is signed with ${head.key_id}, which had been replaced`;
  const now = new Map(head.chains.map((point) => [point.chain, point]));
  const back = before.chains.find(({ chain, index, hash }) => {
    const point = now.get(chain);
    return point === undefined || point.index < index || (point.index === index && point.hash !== hash);
  });
  return back && `head ${head.number} has chain ${back.chain} behind record ${back.index}, where it had been`;
}
