/** A 256-bit key and the name under which what it encrypted can be found again. */
export interface NamedKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/**
 * The keys of one purpose. The first encrypts; all of them decrypt. A key is changed by putting a new one in front, and
 * taken away once nothing names it any more.
 */
export type KeyRing = readonly [NamedKey, ...NamedKey[]];

/** The key of that name, or undefined where the ring does not hold it (any more). */
export const findKey = (ring: KeyRing, id: string): NamedKey | undefined => ring.find((key) => key.id === id);
