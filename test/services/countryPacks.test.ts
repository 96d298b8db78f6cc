import { connect, createServer, type AddressInfo } from 'node:net';
import pino from 'pino';
import { openRecord, type OpenedRecord } from '../../bin/wiring/openRecord.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { newRowId } from '../../prisma/newId.js';
import type { Caller } from '../../services/caller.js';
import { reassessDeclaration } from '../../services/declarations/reassessDeclaration.js';
import { listPacks } from '../../services/packs/listPacks.js';
import type { PackProposal } from '../../services/packs/packProposal.js';
import { proposePack, signPack } from '../../services/packs/publishPack.js';
import { tryPack } from '../../services/packs/tryPack.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import { createQuote } from '../../services/quotes/createQuote.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { buildBasketsDeclaration } from '../support/builders/corridorData.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';
import { proposedPack } from '../support/builders/proposedPack.js';
import { buildBasketsQuote } from '../support/builders/quoteData.js';
import { TEST_KEYS } from '../support/testKeys.js';

const FIRST_DAY = '2027-01-01';
const log = pino({ level: 'silent' });
/** Two parcels: baskets to Germany with VAT of 19 % on 81, and coffee to China, which is none of Germany's business. */
let fixture: CaseFixture;
let baskets: string;
/** Two processes of one installation. */
let one: OpenedRecord;
let other: OpenedRecord;
const start = (url = fixture.database.application): Promise<OpenedRecord> =>
  openRecord({ DATABASE_URL: url, SUBJECT_KEYS: TEST_KEYS, COUNTRIES_DIR: COUNTRIES }, log);
beforeAll(async () => {
  fixture = await openCaseFixture();
  [one, other] = [await start(), await start()];
  baskets = await fixture.registered(buildBasketsDeclaration());
  await fixture.run(baskets, 'assess');
  await fixture.run(await fixture.registered(), 'assess');
});
afterAll(async () => {
  await one.record.close();
  await other.record.close();
  await fixture.close();
});

const operator = (name: string): Caller => callerOf(fixture, 'operator', name);
const deps = (at = '2026-12-01T00:00:00.000Z') => ({
  ...{ ...one, clock: () => new Date(at) },
  config: { proposalLifetimeMs: 86_400_000 },
});
const propose = (files = proposedPack(FIRST_DAY), at?: string): Promise<PackProposal> =>
  proposePack(deps(at), operator('ann'), { files, reason: 'VAT rises', key: { uuid: newRowId() } });
const decisions = (): Promise<unknown[]> =>
  fixture.rows('SELECT id, value, facts, pack_id, pack_version, pack_hash FROM decision ORDER BY id');

describe('a trial', () => {
  it('says how many lines differ, by how much, and whose', async () => {
    const before = await decisions();
    const trial = await tryPack(deps(), operator('ann'), { files: proposedPack(FIRST_DAY), newest: 1000 });
    // 20 % of 81 is 16.20 in place of 15.39.
    expect(trial).toMatchObject({ date: FIRST_DAY, lookedAt: 1, changed: 1, lines: 1, noLongerSaid: 0, nowSaid: 0 });
    expect(trial.byTax).toEqual([
      {
        ...{ side: 'destination', tax: 'vat', currency: 'EUR', lines: 1 },
        ...{ before: '15.39', after: '16.20', difference: '0.81' },
      },
    ]);
    expect(trial.firms).toEqual([
      { organisationId: fixture.organisationId, name: 'Ingoma Coffee Ltd', declarations: 1, lines: 1 },
    ]);
    expect(trial.declarations.map(({ declarationId }) => declarationId)).toEqual([baskets]);
    expect(await decisions()).toEqual(before);
  });

  it('of a pack that changes nothing differs in nothing', async () => {
    const files = proposedPack(FIRST_DAY, '0.19');
    expect(await tryPack(deps(), operator('ann'), { files, newest: 1000 })).toMatchObject({ lookedAt: 1, changed: 0 });
  });

  it('is for operators', async () => {
    const asked = tryPack(deps(), callerOf(fixture, 'exporter'), { files: proposedPack(), newest: 1 });
    await expect(asked).rejects.toMatchObject({ code: 'ACCESS.ROLE_NOT_ALLOWED' });
  });
});

describe('a proposal', () => {
  it.each([
    ['of a day that has begun', proposedPack('2026-12-01'), '/files/pack.json/effectiveFrom'],
    ['of files that cannot be read', { ...proposedPack(), 'measures.json': [{}] }, '/files/measures.json/0/id'],
    [
      'whose id is not its country and day',
      { ...proposedPack(), 'pack.json': { ...(proposedPack()['pack.json'] as object), id: 'DE/2027-02-01' } },
      '/files/pack.json/id',
    ],
    ['that taxes less than it lists', { ...proposedPack(), 'measures.json': [] }, '/files/measures.json'],
  ])('%s is refused, saying where', async (_, files, pointer) => {
    const refusal = await propose(files).catch((thrown: unknown) => thrown);
    const { parts } = refusal as { parts: { faults: { pointer: string }[] } };
    expect(parts.faults.map((fault) => fault.pointer)).toContain(pointer);
  });

  it.each([
    // Midnight in Berlin is at 23:00, in New York at 05:00 UTC of the next day.
    ['Europe/Berlin', '2026-11-30T22:59:59.999Z', '2026-11-30T23:00:00.000Z'],
    ['America/New_York', '2026-12-01T04:59:59.999Z', '2026-12-01T05:00:00.000Z'],
  ])('of a country on the clocks of %s is in time until its midnight', async (timeZone, inTime, late) => {
    const files = proposedPack('2026-12-01');
    const begun = { ...files, 'pack.json': { ...(files['pack.json'] as object), timeZone } };
    expect((await propose(begun, inTime)).status).toBe('awaiting_signature');
    await expect(propose(begun, late)).rejects.toMatchObject({ code: 'REQUEST.BODY_INVALID' });
  });

  it('of a day that is there already is refused: a published date is never edited', async () => {
    await expect(propose(proposedPack('2026-01-01'))).rejects.toMatchObject({ code: 'RULES.PACK_PUBLISHED' });
  });

  it('lapses, and is not signed by the one who made it', async () => {
    const { id } = await propose();
    const reason = 'checked';
    await expect(signPack(deps(), operator('ann'), { proposalId: id, reason })).rejects.toMatchObject({
      code: 'OPERATION.SAME_SIGNATORY',
    });
    const late = deps('2026-12-03T00:00:00.000Z');
    await expect(signPack(late, operator('ben'), { proposalId: id, reason })).rejects.toMatchObject({
      code: 'OPERATION.PROPOSAL_EXPIRED',
    });
  });
});

it('a pack that two people signed decides at once in every process, and moves no decision already made', async () => {
  const before = await decisions();
  const old = other.registry.packAt('DE', FIRST_DAY);
  const { id, hash, status } = await propose();
  expect(status).toBe('awaiting_signature');
  const signed = await signPack(deps(), operator('ben'), { proposalId: id, reason: 'checked' });
  expect(signed).toMatchObject({ status: 'delivered', proposedBy: 'ann', signedBy: 'ben' });

  // The other process has done nothing since: its very next transaction decides by what is published.
  expect(other.registry.packAt('DE', FIRST_DAY)).toBe(old);
  const question = { data: buildBasketsQuote(), date: FIRST_DAY };
  const quote = await createQuote(
    { ...other, nomenclature: createNomenclatureStore(), clock: () => new Date('2026-12-01T00:00:01.000Z') },
    callerOf(fixture, 'exporter'),
    { question, variants: [], key: { uuid: newRowId() } },
  );
  expect(quote.packs).toContainEqual({ id: `DE/${FIRST_DAY}`, version: '2.0.0', hash });
  expect(quote.packs).not.toContainEqual(old.ref);
  expect([other.registry.packAt('DE', FIRST_DAY).ref.hash, other.registry.packAt('DE', '2026-12-31')]).toEqual([
    hash,
    old,
  ]);
  const listed = await listPacks(one, operator('ann'));
  expect(listed.filter(({ country }) => country === 'DE').map((pack) => [pack.id, pack.publishedAt])).toEqual([
    ['DE/2026-01-01', null],
    [`DE/${FIRST_DAY}`, '2026-12-01T00:00:00.000Z'],
  ]);

  // The decision stands, and its law is read again by its hash.
  expect(await decisions()).toEqual(before);
  expect(other.registry.packOf({ packs: [old.ref], date: '2026-11-23' }, 'DE')).toBe(old);
  const ask = (date: string) => reassessDeclaration(other, operator('ann'), { declarationId: baskets, date });
  expect((await ask('2026-12-31')).differences).toEqual([]);
  expect((await ask(FIRST_DAY)).differences).toMatchObject([{ tax: 'vat', before: '15.39', after: '16.20' }]);

  // The same day cannot be published twice.
  await expect(propose(proposedPack(FIRST_DAY, '0.21'))).rejects.toMatchObject({ code: 'RULES.PACK_PUBLISHED' });
});

it('a process that starts while the database is away waits, and begins with what was published', async () => {
  const address = new URL(fixture.database.application);
  const port = Number(address.port);
  let isAway = true;
  const proxy = createServer((client) => {
    if (isAway) return void client.destroy();
    const upstream = connect(port, address.hostname);
    for (const socket of [client, upstream]) socket.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address.port = String((proxy.address() as AddressInfo).port);
  const isRefused = new Promise<void>((resolve) => proxy.once('connection', () => resolve()));
  try {
    const starting = start(address.href);
    await isRefused;
    isAway = false;
    const { record, registry } = await starting;
    await record.close();
    expect(registry.packAt('DE', FIRST_DAY).ref.id).toBe(`DE/${FIRST_DAY}`);
  } finally {
    await new Promise((resolve) => proxy.close(resolve));
  }
});

it('what was published is never changed: the record refuses it', async () => {
  const change = fixture.record.withActor(
    DISPATCHER,
    (tx) => tx.$executeRaw`UPDATE published_pack SET version = '9.9.9'`,
  );
  await expect(change).rejects.toThrow(/permission denied/);
});

describe('published law that a release cannot read', () => {
  const PACK = 'FR/2027-01-01';
  beforeAll(() =>
    fixture.rows(
      `INSERT INTO published_pack SELECT $1, 'FR', effective_from, version, 'sha256:other', files, 'prp_other', proposed_by,
         signed_by, reason, published_at FROM published_pack WHERE country = 'DE'`,
      [PACK],
    ),
  );
  afterAll(() => fixture.rows('DELETE FROM published_pack WHERE id = $1', [PACK]));

  it('keeps a process from starting, and one that runs from deciding', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'SYSTEM.NOT_READY' });
    let hasWorked = false;
    const decided = other.record.withActor(DISPATCHER, async () => void (hasWorked = true));
    await expect(decided).rejects.toMatchObject({ code: 'SYSTEM.NOT_READY' });
    expect(hasWorked).toBe(false);
  });
});

it('may be signed until midnight of its own clocks, though UTC is in its first day already', async () => {
  const files = proposedPack('2026-12-01');
  const behind = { ...files, 'pack.json': { ...(files['pack.json'] as object), timeZone: 'America/New_York' } };
  const { id } = await propose(behind, '2026-12-01T03:00:00.000Z');
  const sign = (at: string) => signPack(deps(at), operator('ben'), { proposalId: id, reason: 'checked' });
  await expect(sign('2026-12-01T05:00:00.000Z')).rejects.toMatchObject({ code: 'REQUEST.BODY_INVALID' });
  expect(await sign('2026-12-01T04:59:59.999Z')).toMatchObject({ status: 'delivered', signedBy: 'ben' });
});
