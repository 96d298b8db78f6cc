import fc from 'fast-check';
import { WORKER } from '../../prisma/actor.js';
import { commit, giveBack, reserve } from '../../prisma/queries/ledger.js';
import { listOpenReservations } from '../../prisma/queries/listReservations.js';
import { findAccount, openAccount } from '../../prisma/queries/ledgerAccounts.js';
import { createRecord, type RecordAccess } from '../../prisma/withActor.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { createTestDatabase, type TestDatabase } from '../support/createTestDatabase.js';

let database: TestDatabase;
let record: RecordAccess;
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  record = createRecord(database.application, TEST_KEYS, { connections: 12 });
});
afterAll(async () => {
  await record.close();
  await database.drop();
});

/** A new account of the capacity; answers its subject. */
async function account(capacity: number): Promise<string> {
  made += 1;
  const subjectId = `prm_${made}`;
  await record.withActor(WORKER, (tx) =>
    openAccount(tx, {
      organisationId: 'org_1',
      kind: 'permit_quantity',
      subjectId,
      capacity: String(capacity),
      unit: 'gram',
    }),
  );
  return subjectId;
}
const take = (subjectId: string, key: string, quantity: number): Promise<boolean> =>
  record.withActor(WORKER, (tx) =>
    reserve(tx, {
      key,
      kind: 'permit_quantity',
      subjectId,
      declarationId: key.split(':')[0] ?? key,
      quantity: String(quantity),
    }),
  );
const settle = (how: typeof commit, reservation: string): Promise<void> =>
  record.withActor(WORKER, (tx) => how(tx, `${reservation}:settled`, reservation));
const standing = async (subjectId: string): Promise<[number, number]> => {
  const found = await record.withActor(WORKER, (tx) => findAccount(tx, 'permit_quantity', subjectId));
  return [Number(found?.reserved), Number(found?.committed)];
};

describe('one ledger for whatever is reserved', () => {
  it('two parcels never overdraw one permit: of ten at once exactly as many are held as it covers', async () => {
    const subject = await account(1000);
    const held = await Promise.all(
      Array.from({ length: 10 }, (_, index) => take(subject, `dec_${made}_${index}:r`, 300)),
    );
    expect(held.filter(Boolean)).toHaveLength(3);
    expect(await standing(subject)).toEqual([900, 0]);
  });

  it('the same key at once and again reserves once', async () => {
    const subject = await account(1000);
    const held = await Promise.all(Array.from({ length: 6 }, () => take(subject, `dec_same_${made}:r`, 400)));
    expect(held).toEqual(Array.from({ length: 6 }, () => true));
    expect(await standing(subject)).toEqual([400, 0]);
  });

  it('the same key for another quantity is a defect', async () => {
    const subject = await account(1000);
    await take(subject, `dec_k_${made}:r`, 400);
    await expect(take(subject, `dec_k_${made}:r`, 500)).rejects.toMatchObject({ code: 'RECORD.KEY_CONFLICT' });
  });

  it('a reservation is settled once: by commit or by giving it back, whichever came first', async () => {
    const subject = await account(1000);
    const [first, second] = [`dec_a_${made}:r`, `dec_b_${made}:r`];
    await take(subject, first, 400);
    await take(subject, second, 500);
    await Promise.all([settle(commit, first), settle(commit, first)]);
    await settle(giveBack, second);
    await settle(giveBack, second);
    await expect(settle(giveBack, first)).rejects.toMatchObject({ code: 'LEDGER.ENTRY_NOT_OPEN' });
    await expect(settle(commit, second)).rejects.toMatchObject({ code: 'LEDGER.ENTRY_NOT_OPEN' });
    await expect(settle(commit, 'never:made')).rejects.toMatchObject({ code: 'LEDGER.ENTRY_NOT_OPEN' });
    expect(await standing(subject)).toEqual([0, 400]);
    const open = await record.withActor(WORKER, (tx) => listOpenReservations(tx, `dec_a_${made}`, 'permit_quantity'));
    expect(open).toEqual([]);
  });

  it('holds for any mixture of movements, retries and orders, all at once', async () => {
    const movement = fc.record({
      parcel: fc.integer({ min: 0, max: 5 }),
      quantity: fc.integer({ min: 1, max: 60 }),
      end: fc.constantFrom('commit', 'giveBack', 'keep'),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 50, max: 150 }),
        fc.uniqueArray(movement, { selector: ({ parcel }) => parcel, minLength: 2 }),
        async (capacity, movements) => {
          const subject = await account(capacity);
          const ends = await Promise.all(
            movements.map(async ({ parcel, quantity, end, again }) => {
              const key = `dec_${subject}_${parcel}:r`;
              const held = await Promise.all(Array.from({ length: again ? 2 : 1 }, () => take(subject, key, quantity)));
              // Tried twice at once, a parcel may miss what another gives back in between; it never holds twice.
              if (!held.some(Boolean)) return { reserved: 0, committed: 0 };
              if (end === 'keep') return { reserved: quantity, committed: 0 };
              await Promise.all(
                Array.from({ length: again ? 2 : 1 }, () => settle(end === 'commit' ? commit : giveBack, key)),
              );
              return { reserved: 0, committed: end === 'commit' ? quantity : 0 };
            }),
          );
          const [reserved, committed] = await standing(subject);
          expect(reserved).toBe(ends.reduce((sum, entry) => sum + entry.reserved, 0));
          expect(committed).toBe(ends.reduce((sum, entry) => sum + entry.committed, 0));
          expect(reserved + committed).toBeLessThanOrEqual(capacity);
        },
      ),
      { numRuns: 25 },
    );
  });
});
