import { WORKER } from '../../prisma/actor.js';
import { writeCase } from '../support/api/caseFixture.js';
import { faultsOf, get, post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** Nothing runs that takes acts up: what an act comes to is shown with the activities, and the whole way by the scenarios. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
});
afterAll(() => api.close());

interface Standing {
  state?: string;
  flags?: string[];
  labelled?: boolean;
  owner?: 'exporter' | 'stranger';
}

/** A parcel at the hub, in no bag. */
async function parcel({ state = 'RELEASED', flags = [], labelled = true, owner }: Standing = {}): Promise<string> {
  const { declaration } = await writeCase(api, { state, flags, ...(owner === undefined ? {} : { owner }) });
  await api.deps.record.withActor(WORKER, (tx) =>
    tx.declaration.update({ where: { id: declaration }, data: { consolidationId: null, facts: { labelled } } }),
  );
  return declaration;
}

let numbered = 0;
const mucr = (): string => `A:1762728${(numbered += 1)}`;
const bagOf = (ids: readonly string[], more: object = {}) => ({
  mucr: mucr(),
  bag_sscc: '106141411234567897',
  declaration_ids: ids,
  ...more,
});
const shut = (body: object, as: 'operator' | 'exporter' | 'customs' = 'operator', key?: string): Promise<TestAnswer> =>
  post(api, '/v1/consolidations', { as, body, ...(key === undefined ? {} : { key }) });
const actsOf = (id: string) =>
  api.deps.record.withActor(WORKER, (tx) => tx.act.findMany({ where: { declarationId: id, kind: 'consolidate' } }));

describe('POST /v1/consolidations', () => {
  it('201: stores bag and acts at once, and the same key answers the same bag', async () => {
    const ids = [await parcel(), await parcel({ owner: 'stranger' })];
    const body = bagOf(ids, { container_number: 'CSQU 305438-3' });
    const answer = await shut(body, 'operator', 'one-bag');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      `/v1/consolidations/${String(answer.body.id)}`,
    ]);
    expect(answer.body).toMatchObject({ mucr: body.mucr, container_number: 'CSQU3054383', parcels: [] });
    const acts = answer.body.acts as { declaration_id: string; kind: string; taken_up: boolean }[];
    expect(acts.map(({ declaration_id, kind, taken_up }) => [declaration_id, kind, taken_up])).toEqual(
      ids.map((id) => [id, 'consolidate', false]),
    );
    const again = await shut(body, 'operator', 'one-bag');
    expect([again.status, again.text]).toEqual([201, answer.text]);
    for (const id of ids) expect(await actsOf(id)).toHaveLength(1);
  });

  it('409: every parcel that is not ready is named, and nothing is shut', async () => {
    const good = await parcel();
    const ids = [
      good,
      await parcel({ flags: ['hold'] }),
      await parcel({ state: 'ASSESSED' }),
      await parcel({ flags: ['amendment_requested'] }),
      await parcel({ flags: ['withdrawal_requested'] }),
      await parcel({ labelled: false }),
      'dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
    ];
    const answer = await shut(bagOf(ids));
    expect([answer.status, answer.body.code]).toEqual([409, 'CONSOLIDATION.PARCELS_NOT_READY']);
    expect(faultsOf(answer)).toEqual([
      { pointer: '/declaration_ids/1', code: 'CLEARANCE.ACTION_NOT_ALLOWED' },
      { pointer: '/declaration_ids/2', code: 'CLEARANCE.ACTION_NOT_ALLOWED' },
      { pointer: '/declaration_ids/3', code: 'AMENDMENT.ALREADY_REQUESTED' },
      { pointer: '/declaration_ids/4', code: 'WITHDRAWAL.ALREADY_REQUESTED' },
      { pointer: '/declaration_ids/5', code: 'CONSOLIDATION.PARCELS_NOT_READY' },
      { pointer: '/declaration_ids/6', code: 'DECLARATION.NOT_FOUND' },
    ]);
    expect(await actsOf(good)).toEqual([]);
  });

  it('409: a master reference names one bag', async () => {
    const body = bagOf([await parcel()]);
    expect((await shut(body)).status).toBe(201);
    const other = await parcel();
    const answer = await shut({ ...body, declaration_ids: [other] });
    expect([answer.status, answer.body.code]).toEqual([409, 'CONSOLIDATION.MUCR_IN_USE']);
    expect(await actsOf(other)).toEqual([]);
  });

  it('422: every number that does not check, at once', async () => {
    const wrong = { mucr: 'a:1', bag_sscc: '106141411234567890', container_number: 'CSQU3054384' };
    const answer = await shut(bagOf([await parcel()], wrong));
    expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.BODY_INVALID']);
    expect(faultsOf(answer)).toEqual([
      { pointer: '/mucr', code: 'CONSOLIDATION.MUCR_MALFORMED' },
      { pointer: '/bag_sscc', code: 'IDENTIFIER.SSCC_CHECK_DIGIT' },
      { pointer: '/container_number', code: 'IDENTIFIER.CONTAINER_CHECK_DIGIT' },
    ]);
    const twice = await parcel();
    expect((await shut(bagOf([twice, twice]))).status).toBe(422);
    expect((await shut(bagOf([]))).status).toBe(422);
  });

  it('403: is the operators to do', async () => {
    const body = bagOf([await parcel()]);
    for (const as of ['exporter', 'customs'] as const) expect((await shut(body, as)).status).toBe(403);
  });
});

describe('GET /v1/consolidations', () => {
  it('200: operators and customs see every parcel in a bag, a firm its own, another firm nothing', async () => {
    const mine = await writeCase(api, { state: 'CONSOLIDATED', flags: ['hold'] });
    const theirs = await writeCase(api, { state: 'CONSOLIDATED', owner: 'stranger' });
    await api.deps.record.withActor(WORKER, (tx) =>
      tx.declaration.update({ where: { id: theirs.declaration }, data: { consolidationId: mine.consolidation } }),
    );
    const address = `/v1/consolidations/${mine.consolidation}`;
    const parcelsFor = async (as: 'operator' | 'customs' | 'exporter' | 'stranger') =>
      ((await get(api, address, as)).body.parcels as { declaration_id: string; on_hold: boolean }[]).map(
        ({ declaration_id, on_hold }) => [declaration_id, on_hold],
      );
    const both = [
      [mine.declaration, true],
      [theirs.declaration, false],
    ].sort();
    expect(await parcelsFor('operator')).toEqual(both);
    expect(await parcelsFor('customs')).toEqual(both);
    expect(await parcelsFor('exporter')).toEqual([[mine.declaration, true]]);
    expect(await parcelsFor('stranger')).toEqual([[theirs.declaration, false]]);

    const alone = await writeCase(api);
    const hidden = await get(api, `/v1/consolidations/${alone.consolidation}`, 'stranger');
    expect([hidden.status, hidden.body.code]).toEqual([404, 'CONSOLIDATION.NOT_FOUND']);
    expect((await get(api, address, 'naeb')).status).toBe(403);
  });

  it('200: the last shut first, page by page, and one by its master reference', async () => {
    // A case of the fixture comes with a bag of its own, so both cases come first.
    const ids = [await parcel(), await parcel()];
    const bags = [await shut(bagOf(ids.slice(0, 1))), await shut(bagOf(ids.slice(1)))];
    const [older, newer] = bags.map(({ body }) => body as { id: string; mucr: string });
    const first = await get(api, '/v1/consolidations?limit=1', 'operator');
    expect((first.body.items as { id: string }[]).map(({ id }) => id)).toEqual([newer?.id]);
    const next = await get(api, `/v1/consolidations?limit=1&cursor=${String(first.body.next_cursor)}`, 'operator');
    expect((next.body.items as { id: string }[]).map(({ id }) => id)).toEqual([older?.id]);
    const found = await get(api, `/v1/consolidations?mucr=${encodeURIComponent(older?.mucr ?? '')}`, 'operator');
    expect((found.body.items as { id: string }[]).map(({ id }) => id)).toEqual([older?.id]);
  });
});

describe('POST /v1/declarations/{id}/take-out', () => {
  const takeOut = (id: string, as: 'operator' | 'customs' = 'operator') =>
    post(api, `/v1/declarations/${id}/take-out`, { as, body: { reason: 'The bag is overweight' } });

  it('202: stored, and taken up when a worker comes', async () => {
    const { declaration } = await writeCase(api, { state: 'CONSOLIDATED', flags: [] });
    const answer = await takeOut(declaration);
    expect([answer.status, answer.body.kind]).toEqual([202, 'takeOut']);
  });

  it('409: of a parcel that is in no bag', async () => {
    const answer = await takeOut(await parcel());
    expect([answer.status, answer.body.code]).toEqual([409, 'CLEARANCE.ACTION_NOT_ALLOWED']);
  });

  it('403: is the operators to do', async () => {
    const { declaration } = await writeCase(api, { state: 'CONSOLIDATED', flags: [] });
    expect((await takeOut(declaration, 'customs')).status).toBe(403);
  });
});
