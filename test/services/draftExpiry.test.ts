/** Drafts that nobody touches: reminded of, deleted, and told of, by a clock that is moved. */
import { verifyAudit } from '../../services/audit/verifyAudit.js';
import { authenticate } from '../../services/authenticate.js';
import { changeDraft } from '../../services/declarations/changeDraft.js';
import { expireDrafts } from '../../services/declarations/expireDrafts.js';
import { positionEvents } from '../../services/delivery/positionEvents.js';
import { sweep } from '../../services/delivery/sweep.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import { coffee, createDraft } from '../support/api/declarations.js';
import { get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

const DAY_MS = 24 * 3_600_000;
const BATCH = 50;

let api: TestApi;
beforeEach(async () => {
  api = await startTestApi({ actWaitMs: 50 });
});
afterEach(() => api.close());

/** The services so many days from now. */
const inDays = (days: number): ServiceDeps => ({
  ...api.deps,
  clock: () => new Date(Date.now() + days * DAY_MS),
});

/** What the feed says of a declaration, to whom. */
async function told(id: string, as: 'exporter' | 'stranger' | 'operator' = 'exporter') {
  while ((await positionEvents(api.deps)) !== 0);
  const { items } = (await get(api, `/v1/events?limit=500&declaration_id=${id}`, as)).body;
  return items as { type: string; sequence: number; data: { actor: string; why: string; details: unknown } }[];
}

it('shows when a draft is deleted, a month after it was last touched', async () => {
  const id = await createDraft(api);
  const read = await get(api, `/v1/declarations/${id}`, 'exporter');
  const days = (Date.parse(String(read.body.expires_at)) - Date.now()) / DAY_MS;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
  const { items } = (await get(api, '/v1/declarations', 'exporter')).body;
  expect(items).toMatchObject([{ id, expires_at: read.body.expires_at }]);
  const submitted = await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' });
  expect([200, 202]).toContain(submitted.status);
  expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body.expires_at).toBeNull();
});

it('counts from the last change', async () => {
  const id = await createDraft(api);
  const later = inDays(20);
  const caller = await authenticate(api.deps, { token: api.people.exporter.token });
  await changeDraft(later, caller, {
    declarationId: id,
    version: 1,
    patch: {},
    checkDraft: (data) => ({ data, faults: [] }),
  });
  expect(await expireDrafts(inDays(31), BATCH)).toEqual({ reminded: 0, expired: 0 });
  expect(await expireDrafts(inDays(44), BATCH)).toEqual({ reminded: 1, expired: 0 });
  expect(await expireDrafts(inDays(51), BATCH)).toEqual({ reminded: 0, expired: 1 });
});

it('reminds once, a week before, and says when', async () => {
  const id = await createDraft(api);
  const expiresAt = (await get(api, `/v1/declarations/${id}`, 'exporter')).body.expires_at;
  expect(await expireDrafts(inDays(22), BATCH)).toEqual({ reminded: 0, expired: 0 });
  expect(await sweep(inDays(24))).toMatchObject({ draftsReminded: 1, draftsExpired: 0 });
  expect(await sweep(inDays(25))).toMatchObject({ draftsReminded: 0, draftsExpired: 0 });
  const events = await told(id);
  expect(events.map(({ type }) => type)).toEqual(['draftCreated', 'draftExpiring']);
  expect(events[1]?.data.details).toEqual({ expires_at: expiresAt });
  expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body).toMatchObject({
    expires_at: expiresAt,
    version: 1,
  });
});

it('deletes it with an event and an audit record; its papers stay the firm’s', async () => {
  const operator = await authenticate(api.deps, { token: api.people.operator.token });
  const countRecords = async (): Promise<number> => {
    const chains = await verifyAudit(api.deps, operator);
    expect(chains.filter(({ ok }) => !ok)).toEqual([]);
    return chains.find(({ chain }) => chain === api.people.exporter.organisationId)?.records ?? 0;
  };
  const before = await countRecords();
  const id = await createDraft(api, 'exporter', coffee());
  const raw = new FormData();
  raw.set('kind', 'other');
  raw.set('declaration_id', id);
  raw.set('file', new Blob(['words']), 'a.txt');
  const paper = await send(api, 'POST', '/v1/documents', { as: 'exporter', raw });
  expect(paper.body.declaration_id).toBe(id);
  expect(await sweep(inDays(31))).toMatchObject({ draftsReminded: 0, draftsExpired: 1 });
  expect((await get(api, `/v1/declarations/${id}`, 'exporter')).status).toBe(404);
  const events = await told(id);
  expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
    ['draftCreated', 1],
    ['draftExpired', 2],
  ]);
  expect(events[1]?.data).toMatchObject({
    actor: 'system',
    why: 'The draft was deleted: it was not touched for so long.',
  });
  expect(await told(id, 'stranger')).toEqual([]);
  expect(await told(id, 'operator')).toEqual([]);
  expect((await get(api, `/v1/documents/${String(paper.body.id)}`, 'exporter')).body.declaration_id).toBeNull();
  // That it was made, given a paper, and deleted.
  expect(await countRecords()).toBe(before + 3);
});

it('is the same whether one process does it or several at once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => createDraft(api, 'exporter', {})));
  const rounds = await Promise.all(Array.from({ length: 4 }, () => expireDrafts(inDays(31), BATCH)));
  const again = await expireDrafts(inDays(31), BATCH);
  expect([...rounds, again].reduce((sum, { expired }) => sum + expired, 0)).toBe(ids.length);
  for (const id of ids) expect((await told(id)).map(({ type }) => type)).toEqual(['draftCreated', 'draftExpired']);
});

it('leaves alone what was submitted in time', async () => {
  const id = await createDraft(api);
  await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' });
  expect(await expireDrafts(inDays(400), BATCH)).toEqual({ reminded: 0, expired: 0 });
  expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body.state).toBe('SUBMITTED');
});

it('tells of a draft that its firm deletes, too', async () => {
  const id = await createDraft(api);
  expect((await send(api, 'DELETE', `/v1/declarations/${id}`, { as: 'colleague' })).status).toBe(204);
  expect((await told(id)).map(({ type }) => type)).toEqual(['draftCreated', 'draftDeleted']);
});
