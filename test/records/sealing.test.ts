import { WORKER } from '../../prisma/actor.js';
import { createDraft, getDeclaration } from '../../prisma/queries/declarations.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { storeNotice } from '../../prisma/queries/notices.js';
import { eraseKeys, rewrapKeys } from '../../prisma/queries/subjects.js';
import { verifyChain } from '../../prisma/queries/verifyAudit.js';
import { ERASED } from '../../prisma/sealing/envelope.js';
import { createRecord } from '../../prisma/withActor.js';
import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { findInDatabase } from '../support/planted/search.js';
import { TEST_KEYS, testKey } from '../support/testKeys.js';

const consignee = {
  name: 'Quillon Vantreight',
  address: '7 Brackenhythe Passage',
  country: 'CN',
  phone: '+44 20 7946 0991',
  identity_number: 'TX-71930-QVB',
};
const WORDS = Object.values(consignee).filter((word) => word !== 'CN');

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

const submit = (): Promise<string> => fixture.submit({ consignee });
const versionOf = (id: string) => fixture.record.withActor(WORKER, (tx) => getDeclarationVersion(tx, id, 1));
const erase = (id: string) => fixture.record.withActor(WORKER, (tx) => eraseKeys(tx, id, '2040-01-01T00:00:00.000Z'));

describe('what names somebody', () => {
  it('comes back as it was, and stands nowhere in the database', async () => {
    const id = await submit();
    expect((await versionOf(id)).data.consignee).toEqual(consignee);
    expect(await findInDatabase(fixture.database.superuser, WORDS)).toEqual([]);
    // What is looked for is found where it does stand: the firm's own name.
    expect(await findInDatabase(fixture.database.superuser, ['Ingoma Coffee Ltd'])).not.toEqual([]);
  });

  it('of a draft as of a version, and what is no name stays readable to a statement', async () => {
    const draft = buildCoffeeDeclaration({ consignee });
    const { id } = await fixture.record.withActor(WORKER, (tx) =>
      createDraft(tx, {
        organisationId: fixture.organisationId,
        declarantPersonId: fixture.exporterId,
        correlationId: 'test',
        draft: JSON.parse(JSON.stringify(draft)) as never,
      }),
    );
    expect((await fixture.record.withActor(WORKER, (tx) => getDeclaration(tx, id))).draft).toMatchObject({ consignee });
    expect(await findInDatabase(fixture.database.superuser, WORDS)).toEqual([]);
    const rows = await fixture.rows<{ country: string }>(
      "SELECT draft -> 'consignee' ->> 'country' AS country FROM declaration WHERE id = $1",
      [id],
    );
    expect(rows).toEqual([{ country: 'CN' }]);
  });

  it('of a notice before anybody knows of which case it speaks', async () => {
    const raw = Buffer.from(JSON.stringify({ buyer: consignee }));
    const { id } = await fixture.record.withActor(WORKER, (tx) =>
      storeNotice(tx, { counterparty: 'customs', externalId: 'msg_1', raw, at: new Date().toISOString() }),
    );
    const row = await fixture.record.withActor(WORKER, (tx) => tx.notice.findUniqueOrThrow({ where: { id } }));
    expect(Buffer.from(row.raw).toString()).toBe(raw.toString());
    expect(await findInDatabase(fixture.database.superuser, WORDS)).toEqual([]);
  });

  it('of a person', async () => {
    const id = fixture.exporterId;
    const row = await fixture.record.withActor(WORKER, (tx) => tx.person.findUniqueOrThrow({ where: { id } }));
    expect(row.name).toBe('A');
    const [kept] = await fixture.rows<{ isSealed: boolean }>(
      `SELECT name LIKE 'sealed.prs_%' AS "isSealed" FROM person WHERE id = $1`,
      [id],
    );
    expect(kept).toEqual({ isSealed: true });
  });
});

describe('a key', () => {
  it('opens nothing of another subject', async () => {
    const [one, other] = [await submit(), await submit()];
    // What stands of the one is put in the place of the other's, as somebody could who writes in the database.
    await fixture.rows(
      `UPDATE declaration_version SET data = jsonb_set(data, '{consignee,name}',
         to_jsonb(replace((SELECT data -> 'consignee' ->> 'name' FROM declaration_version WHERE declaration_id = $1), $1, $2)))
       WHERE declaration_id = $2`,
      [one, other],
    );
    await expect(versionOf(other)).rejects.toThrow('does not open');
    expect((await versionOf(one)).data.consignee).toEqual(consignee);
  });

  it('is made once where two transactions need it first', async () => {
    const id = 'ntc_0197e2a0-0000-7000-8000-000000000001';
    const write = () =>
      fixture.record.withActor(WORKER, (tx) =>
        tx.notice.createMany({
          data: { id, counterparty: 'customs', externalId: 'msg_2', raw: new Uint8Array([1, 2, 3]) },
          skipDuplicates: true,
        }),
      );
    await Promise.all([write(), write(), write(), write()]);
    const row = await fixture.record.withActor(WORKER, (tx) => tx.notice.findUniqueOrThrow({ where: { id } }));
    expect([...row.raw]).toEqual([1, 2, 3]);
    const keys = await fixture.rows('SELECT FROM subject_key WHERE id = $1', [id]);
    expect(keys).toHaveLength(1);
  });

  it('is wrapped by the key of its time, which has to be there for as long', async () => {
    const id = await submit();
    const [first] = TEST_KEYS;
    const next = testKey('test-2', 0x52);
    const rotated = createRecord(fixture.database.application, [next, first], { connections: 1 });
    const without = createRecord(fixture.database.application, [next], { connections: 1 });
    try {
      const read = await rotated.withActor(WORKER, (tx) => getDeclarationVersion(tx, id, 1));
      expect(read.data.consignee).toEqual(consignee);
      await expect(without.withActor(WORKER, (tx) => getDeclarationVersion(tx, id, 1))).rejects.toThrow(
        `does not hold ${first.id}`,
      );
      // Wrapped anew, it opens without the old one; and back again, for the tests beside this one.
      expect(await rotated.withActor(WORKER, (tx) => rewrapKeys(tx, 1_000))).toBeGreaterThan(0);
      const again = await without.withActor(WORKER, (tx) => getDeclarationVersion(tx, id, 1));
      expect(again.data.consignee).toEqual(consignee);
      const back = createRecord(fixture.database.application, [first, next], { connections: 1 });
      await back.withActor(WORKER, (tx) => rewrapKeys(tx, 1_000));
      await back.close();
    } finally {
      await rotated.close();
      await without.close();
    }
  });
});

describe('what writes', () => {
  type Write = (args: unknown) => Promise<unknown>;
  const write = (method: string, args: unknown): Promise<unknown> =>
    fixture.record.withActor(WORKER, async (tx) => {
      const delegate = tx.person as unknown as Record<string, Write>;
      return delegate[method]?.(args);
    });

  it('several rows and returns them seals, and returns them opened', async () => {
    const where = { id: fixture.exporterId };
    expect(await write('updateManyAndReturn', { where, data: { name: 'Quillon Vantreight' } })).toMatchObject([
      { name: 'Quillon Vantreight' },
    ]);
    expect(await findInDatabase(fixture.database.superuser, ['Quillon Vantreight'])).toEqual([]);
    await write('updateMany', { where, data: { name: 'A' } });
  });

  it('by an operation that is not known to seal is refused, as is a value within an operation', async () => {
    await expect(write('toString', {})).rejects.toThrow('toString of a sealed table is not known to seal');
    const data = { name: { set: 'Quillon Vantreight' } };
    await expect(write('update', { where: { id: fixture.exporterId }, data })).rejects.toThrow('by its value alone');
    expect(await findInDatabase(fixture.database.superuser, ['Quillon Vantreight'])).toEqual([]);
  });

  it('one text about several people at once is refused', async () => {
    await fixture.record.withActor(WORKER, (tx) =>
      tx.person.create({
        data: { id: 'prs_0197e2a0-0000-7000-8000-00000000000b', organisationId: fixture.organisationId, name: 'B' },
      }),
    );
    await expect(write('updateMany', { where: {}, data: { name: 'C' } })).rejects.toThrow('about several subjects');
  });
});

describe('erasing', () => {
  it('shows what it was as erased, everywhere and at once, and leaves others as they are', async () => {
    const [id, other] = [await submit(), await submit()];
    expect(await erase(id)).toBeGreaterThan(0);
    const { data } = await versionOf(id);
    expect(data.consignee).toEqual({
      name: ERASED,
      address: ERASED,
      phone: ERASED,
      identity_number: ERASED,
      country: 'CN',
    });
    expect(data.items).toHaveLength(1);
    const timeline = await fixture.record.withActor(WORKER, (tx) =>
      tx.timelineEntry.findMany({ where: { declarationId: id } }),
    );
    expect(new Set(timeline.map(({ why }) => why))).toEqual(new Set([ERASED]));
    expect((await versionOf(other)).data.consignee).toEqual(consignee);
  });

  it('leaves the audit chain whole', async () => {
    const id = await submit();
    await erase(id);
    const verified = await fixture.record.withActor(WORKER, (tx) => verifyChain(tx, fixture.organisationId));
    expect(verified).toMatchObject({ ok: true });
  });

  it('is not undone, and what is written afterwards is not kept', async () => {
    const id = await submit();
    await erase(id);
    expect(await erase(id)).toBe(0);
    await expect(
      fixture.record.withActor(
        WORKER,
        (tx) =>
          tx.$executeRaw`UPDATE subject_key SET erased_at = NULL, wrapped = '\\x00', master_key_id = 'x' WHERE id = ${id}`,
      ),
    ).resolves.toBe(0);
    await fixture.record.withActor(WORKER, (tx) =>
      tx.hold.create({
        data: {
          id: 'hld_0197e2a0-0000-7000-8000-000000000001',
          declarationId: id,
          organisationId: fixture.organisationId,
          placedBy: fixture.officerId,
          reason: 'Quillon Vantreight was asked',
          placedAt: new Date(),
        },
      }),
    );
    const [hold] = await fixture.rows<{ reason: string }>('SELECT reason FROM hold WHERE declaration_id = $1', [id]);
    expect(hold).toEqual({ reason: ERASED });
  });
});
