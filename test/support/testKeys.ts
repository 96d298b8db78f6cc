import type { KeyRing, NamedKey } from '../../prisma/sealing/keyRing.js';

/** A key that is no secret: every byte the same. */
export const testKey = (id: string, byte: number): NamedKey => ({ id, key: Buffer.alloc(32, byte) });

/** What tests encrypt with. */
export const TEST_KEYS: KeyRing = [testKey('test-1', 0x51)];
