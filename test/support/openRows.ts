import type pg from 'pg';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { unwrapKey, type WrappedKey } from '../../prisma/sealing/subjectKeys.js';
import { collectSubjects, openAll } from '../../prisma/sealing/walk.js';
import { TEST_KEYS } from './testKeys.js';

/** Rows that were read behind the product's back, with what is sealed in them opened. */
export async function openRows<Row>(
  database: Pick<pg.Pool | pg.Client, 'query'>,
  rows: Row[],
  ring: KeyRing = TEST_KEYS,
): Promise<Row[]> {
  const subjects = collectSubjects(rows);
  if (subjects.size === 0) return rows;
  const { rows: keys } = await (database as pg.Client).query<WrappedKey>(
    'SELECT id, master_key_id "masterKeyId", wrapped FROM subject_key WHERE id = ANY ($1)',
    [[...subjects]],
  );
  return openAll(rows, new Map(keys.map((key) => [key.id, unwrapKey(ring, key)]))) as Row[];
}
