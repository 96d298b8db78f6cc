/**
 * The Merkle tree of RFC 6962, section 2.1: a leaf is hashed behind a zero byte, a node behind a one, and the left part of a
 * tree is the largest power of two smaller than it.
 */
import { sha256 } from './digests.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const hashOfLeaf = (leaf: Uint8Array): Buffer => sha256(LEAF, leaf);
const hashOfNode = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

function leftPart(size: number): number {
  let part = 1;
  while (part * 2 < size) part *= 2;
  return part;
}

/** Root over leaves, section 2.1. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return hashOfLeaf(only);
  const part = leftPart(leaves.length);
  return hashOfNode(rootOf(leaves.slice(0, part)), rootOf(leaves.slice(part)));
}

/** What proves that the leaf at a place is under the root, section 2.1.1: hashes from the leaf upwards. */
export function inclusionPath(leaves: readonly Uint8Array[], place: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const part = leftPart(leaves.length);
  const [left, right] = [leaves.slice(0, part), leaves.slice(part)];
  return place < part
    ? [...inclusionPath(left, place), rootOf(right)]
    : [...inclusionPath(right, place - part), rootOf(left)];
}

/**
 * The root that a leaf and its path lead to. Whoever has the path needs to know no other leaf.
 * @returns undefined for a path that fits no tree of this size
 */
export function rootOfPath(
  leaf: Uint8Array,
  { place, size }: { place: number; size: number },
  path: readonly Uint8Array[],
): Buffer | undefined {
  if (place < 0 || place >= size) return undefined;
  if (size === 1) return path.length === 0 ? hashOfLeaf(leaf) : undefined;
  const beside = path.at(-1);
  if (beside === undefined) return undefined;
  const part = leftPart(size);
  const below = path.slice(0, -1);
  if (place < part) {
    const left = rootOfPath(leaf, { place, size: part }, below);
    return left && hashOfNode(left, beside);
  }
  const right = rootOfPath(leaf, { place: place - part, size: size - part }, below);
  return right && hashOfNode(beside, right);
}
