import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pino from 'pino';
import { openRecord, type OpenedRecord } from '../../bin/wiring/openRecord.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { newRowId } from '../../prisma/newId.js';
import { proposePack, signPack } from '../../services/packs/publishPack.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';
import { proposedPack } from '../support/builders/proposedPack.js';
import { TEST_KEYS } from '../support/testKeys.js';

/** An installation whose folder of packs has a country and day that was, or will be, published in it. */
const DAY = '2027-01-01';
const PACK = `DE/${DAY}`;
let fixture: CaseFixture;
const folders: string[] = [];
const opened: OpenedRecord[] = [];
const logged: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
beforeEach(async () => {
  fixture = await openCaseFixture();
  logged.length = 0;
});
afterEach(async () => {
  for (const { record } of opened.splice(0)) await record.close();
  await fixture.close();
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

async function start(countries: string): Promise<OpenedRecord> {
  const started = await openRecord(
    { DATABASE_URL: fixture.database.application, SUBJECT_KEYS: TEST_KEYS, COUNTRIES_DIR: countries },
    log,
  );
  opened.push(started);
  return started;
}

/** The product's packs with Germany's of the day, at a rate of VAT. */
function folderWith(rate: string): string {
  const root = mkdtempSync(join(tmpdir(), 'portolan-packs-'));
  folders.push(root);
  mkdirSync(join(root, 'DE', DAY), { recursive: true });
  writeFileSync(join(root, 'overlay.json'), JSON.stringify({ over: relative(root, COUNTRIES) }));
  for (const [name, content] of Object.entries(proposedPack(DAY, rate)))
    writeFileSync(join(root, 'DE', DAY, name), JSON.stringify(content));
  return root;
}

/** @returns hash of what was published, at 20 % */
async function publish({ record, registry }: OpenedRecord): Promise<string> {
  const clock = () => new Date('2026-12-01T00:00:00.000Z');
  const deps = { record, registry, clock, config: { proposalLifetimeMs: 86_400_000 } };
  const asked = { files: proposedPack(DAY, '0.20'), reason: 'VAT rises', key: { uuid: newRowId() } };
  const { id, hash } = await proposePack(deps, callerOf(fixture, 'operator', 'ann'), asked);
  await signPack(deps, callerOf(fixture, 'operator', 'ben'), { proposalId: id, reason: 'checked' });
  return hash;
}

it('of other content, a process does not start, and its log says which is which and what to do', async () => {
  const hash = await publish(await start(COUNTRIES));
  await expect(start(folderWith('0.21'))).rejects.toMatchObject({ code: 'SYSTEM.NOT_READY' });
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain(`${PACK} was published here as ${hash}`);
  expect(logged[0]).toContain('give the pack of the folder another day, or take it out');
});

it('of other content, a process that runs decides nothing more once the other is published', async () => {
  const own = await start(folderWith('0.21'));
  await publish(await start(COUNTRIES));
  let hasWorked = false;
  const decided = own.record.withActor(DISPATCHER, async () => void (hasWorked = true));
  await expect(decided).rejects.toMatchObject({ code: 'SYSTEM.NOT_READY' });
  expect(hasWorked).toBe(false);
});

it('of the same content, it is the one that was published: a release may bring it too', async () => {
  const hash = await publish(await start(COUNTRIES));
  const { registry } = await start(folderWith('0.20'));
  expect(registry.packAt('DE', DAY).ref).toMatchObject({ id: PACK, hash });
  expect(logged).toEqual([]);
});
