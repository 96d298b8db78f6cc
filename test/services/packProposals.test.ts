import pino from 'pino';
import { openRecord, type OpenedRecord } from '../../bin/wiring/openRecord.js';
import { newRowId } from '../../prisma/newId.js';
import type { PackProposal, PackProposalStatus } from '../../services/packs/packProposal.js';
import { proposePack, signPack } from '../../services/packs/publishPack.js';
import { getPackProposal, listPackProposals } from '../../services/packs/readPackProposals.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';
import { proposedPack } from '../support/builders/proposedPack.js';
import { TEST_KEYS } from '../support/testKeys.js';

const NOW = '2026-12-01T12:00:00.000Z';
let fixture: CaseFixture;
let opened: OpenedRecord;
/** Lapsed; signed; another of the same day; the next of the country, which waits. */
let lapsed: PackProposal;
let published: PackProposal;
let twin: PackProposal;
let next: PackProposal;

const deps = (at = NOW) => ({ ...opened, clock: () => new Date(at), config: { proposalLifetimeMs: 86_400_000 } });
const ann = () => callerOf(fixture, 'operator', 'ann');
const ben = () => callerOf(fixture, 'operator', 'ben');
const propose = (day: string, at: string, rate?: string): Promise<PackProposal> =>
  proposePack(deps(at), ann(), { files: proposedPack(day, rate), reason: 'VAT rises', key: { uuid: newRowId() } });
const list = (asked: { limit?: number; cursor?: string; status?: PackProposalStatus } = {}) =>
  listPackProposals(deps(), ben(), { limit: 25, ...asked });
const sign = ({ id }: PackProposal): Promise<PackProposal> =>
  signPack(deps('2026-12-01T11:00:00.000Z'), ben(), { proposalId: id, reason: 'checked' });

beforeAll(async () => {
  fixture = await openCaseFixture();
  const log = pino({ level: 'silent' });
  opened = await openRecord(
    { DATABASE_URL: fixture.database.application, SUBJECT_KEYS: TEST_KEYS, COUNTRIES_DIR: COUNTRIES },
    log,
  );
  lapsed = await propose('2027-03-01', '2026-11-20T08:00:00.000Z');
  published = await propose('2027-01-01', '2026-12-01T08:00:00.000Z');
  twin = await propose('2027-01-01', '2026-12-01T09:00:00.000Z', '0.21');
  next = await propose('2027-07-01', '2026-12-01T10:00:00.000Z', '0.22');
  await sign(published);
});
afterAll(async () => {
  await opened.record.close();
  await fixture.close();
});

it('tells of each who proposed it, who signed it and when, from when it is law, and what supersedes it', async () => {
  const { items, nextCursor } = await list();
  const { packId: id, version, hash } = published;
  const unsigned = { proposedBy: 'ann', signedBy: null, signedAt: null };
  expect(nextCursor).toBeNull();
  expect(items).toMatchObject([
    { ...unsigned, id: next.id, status: 'awaiting_signature', effectiveFrom: '2027-07-01', supersededBy: null },
    { ...unsigned, id: twin.id, status: 'superseded', supersededBy: { id, version, hash } },
    {
      ...{ id: published.id, status: 'delivered', effectiveFrom: '2027-01-01', supersededBy: null },
      ...{ proposedBy: 'ann', signedBy: 'ben', signedAt: '2026-12-01T11:00:00.000Z' },
      ...{ createdAt: '2026-12-01T08:00:00.000Z', reason: 'VAT rises', packId: 'DE/2027-01-01', hash },
    },
    { ...unsigned, id: lapsed.id, status: 'expired', supersededBy: null },
  ]);
  expect(twin.hash).not.toBe(hash);
  expect(await getPackProposal(deps(), ann(), twin.id)).toEqual(items[1]);
});

it('what is superseded cannot be signed', async () => {
  await expect(sign(twin)).rejects.toMatchObject({ code: 'RULES.PACK_PUBLISHED' });
});

it.each<[PackProposalStatus, () => PackProposal[]]>([
  ['awaiting_signature', () => [next]],
  ['superseded', () => [twin]],
  ['delivered', () => [published]],
  ['expired', () => [lapsed]],
  ['refused', () => []],
])('those that are %s are found by it', async (status, expected) => {
  const { items } = await list({ status });
  expect(items.map(({ id }) => id)).toEqual(expected().map(({ id }) => id));
});

it('comes page by page, and refuses a cursor of another list', async () => {
  const first = await list({ limit: 3 });
  expect(first.items.map(({ id }) => id)).toEqual([next.id, twin.id, published.id]);
  const second = await list({ limit: 3, cursor: first.nextCursor ?? '' });
  expect([second.items.map(({ id }) => id), second.nextCursor]).toEqual([[lapsed.id], null]);
  await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'REQUEST.CURSOR_INVALID' });
});

it('is for those who may sign', async () => {
  const asked = listPackProposals(deps(), callerOf(fixture, 'exporter'), { limit: 25 });
  await expect(asked).rejects.toMatchObject({ code: 'ACCESS.ROLE_NOT_ALLOWED' });
});

it('a published pack is superseded by the next of its country', async () => {
  const { packId: id, version, hash } = await sign(next);
  const { items } = await list({ status: 'delivered' });
  expect(items.map((one) => [one.id, one.supersededBy])).toEqual([
    [next.id, null],
    [published.id, { id, version, hash }],
  ]);
});
