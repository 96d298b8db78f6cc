import { DISPATCHER } from '../../prisma/actor.js';
import { coffee, createDraft } from '../support/api/declarations.js';
import { faultsOf, get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

let made = 0;
const nextName = (): string => `Coffee to Beijing ${(made += 1)}`;
const keep = (body: Record<string, unknown>) =>
  post(api, '/v1/templates', { as: 'exporter', body: { name: nextName(), ...body } });
const keptId = async (): Promise<string> => String((await keep({ data: coffee() })).body.id);
const change = (id: string, version: number, body: unknown) =>
  send(api, 'PATCH', `/v1/templates/${id}`, { as: 'exporter', headers: { 'if-match': `"${version}"` }, body });

describe('POST /v1/templates', () => {
  it('201: is made of data, without what belongs to one parcel', async () => {
    const answer = await keep({ data: coffee({ lrn: 'ONCE' }) });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('etag')).toBe('"1"');
    const read = await get(api, String(answer.headers.get('location')), 'colleague');
    expect(read.body).toMatchObject({ id: answer.body.id, corridor: { origin: 'RW', destination: 'CN' }, version: 1 });
    expect(read.body.data).toMatchObject({ invoice: { currency: 'USD' } });
    expect(read.body.data).not.toHaveProperty('lrn');
    expect(answer.body.left_out).toContainEqual({
      pointer: '/data/lrn',
      why: 'A local reference names one declaration.',
    });
  });

  it('201: is made of a declaration', async () => {
    const answer = await keep({ declaration_id: await createDraft(api) });
    const { invoice: _invoice, ...same } = coffee();
    expect(answer.body.data).toMatchObject(same);
  });

  it('404: of a declaration that the caller does not know', async () => {
    const answer = await keep({ declaration_id: await createDraft(api, 'stranger') });
    expect([answer.status, answer.body.code]).toEqual([404, 'DECLARATION.NOT_FOUND']);
  });

  it('409: a name that the firm has used, and only the firm', async () => {
    const name = nextName();
    expect((await keep({ name, data: {} })).status).toBe(201);
    expect((await keep({ name, data: {} })).body.code).toBe('TEMPLATE.NAME_TAKEN');
    const theirs = await post(api, '/v1/templates', { as: 'stranger', body: { name, data: {} } });
    expect(theirs.status).toBe(201);
  });

  it('409: of two at once under one name, one is kept', async () => {
    const name = nextName();
    const answers = await Promise.all(Array.from({ length: 4 }, () => keep({ name, data: {} })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('422: of nothing, or of both', async () => {
    for (const body of [{}, { data: {}, declaration_id: await createDraft(api) }]) {
      const answer = await keep(body);
      expect([answer.status, faultsOf(answer).map(({ pointer }) => pointer)]).toEqual([422, ['/data']]);
    }
  });
});

describe('PATCH /v1/templates/{id}', () => {
  it('200: changes name and data and raises the version', async () => {
    const id = await keptId();
    const name = nextName();
    const answer = await change(id, 1, { name, data: { incoterm: null, lrn: 'NOT-KEPT' } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
    expect(answer.body).toMatchObject({ name, version: 2, left_out: [{ pointer: '/data/lrn' }] });
    expect(answer.body.data).not.toHaveProperty('incoterm');
  });

  it('412: a version that is no longer the newest; of two changes at once, one', async () => {
    const id = await keptId();
    const answers = await Promise.all([change(id, 1, { data: { incoterm: 'FCA' } }), change(id, 1, { data: {} })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('409: to a name that another one has', async () => {
    const name = nextName();
    await keep({ name, data: {} });
    expect((await change(await keptId(), 1, { name })).body.code).toBe('TEMPLATE.NAME_TAKEN');
  });
});

describe('GET /v1/templates', () => {
  it('200: walks all of the firm and none of another', async () => {
    const ids = [await keptId(), await keptId()];
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await get(api, `/v1/templates?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`, 'exporter');
      seen.push(...(answer.body.items as { id: string }[]).map(({ id }) => id));
      cursor = answer.body.next_cursor as string | null;
    }
    expect(seen).toEqual(expect.arrayContaining(ids));
    expect(new Set(seen).size).toBe(seen.length);
    const { text } = await get(api, '/v1/templates?limit=100', 'stranger');
    for (const id of seen) expect(text).not.toContain(id);
  });
});

describe('POST /v1/templates/{id}/draft', () => {
  it('201: makes a draft that lacks only what is new each time', async () => {
    const id = await keptId();
    const invoice = { number: 'ING-T1', date: new Date().toISOString().slice(0, 10) };
    const answer = await post(api, `/v1/templates/${id}/draft`, { as: 'colleague', body: { data: { invoice } } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ state: 'DRAFT', faults: [], left_out: [], invoice_number: 'ING-T1' });
    const timeline = await get(api, `/v1/declarations/${String(answer.body.id)}/timeline`, 'exporter');
    expect(timeline.body.items).toMatchObject([{ what: 'draftCreated', details: { template_id: id, left_out: [] } }]);
  });
});

describe('DELETE /v1/templates/{id}', () => {
  it('204: is then unknown, its drafts stay, and the audit chain keeps all three', async () => {
    const id = await keptId();
    const draft = await post(api, `/v1/templates/${id}/draft`, { as: 'exporter', body: {} });
    await change(id, 1, { data: {} });
    expect((await send(api, 'DELETE', `/v1/templates/${id}`, { as: 'exporter' })).status).toBe(204);
    expect((await get(api, `/v1/templates/${id}`, 'exporter')).body.code).toBe('TEMPLATE.NOT_FOUND');
    expect((await send(api, 'DELETE', `/v1/templates/${id}`, { as: 'exporter' })).status).toBe(404);
    expect((await get(api, `/v1/declarations/${String(draft.body.id)}`, 'exporter')).status).toBe(200);
    const records = await api.deps.record.withActor(DISPATCHER, (tx) =>
      tx.auditRecord.findMany({
        where: { body: { path: ['facts', 'template_id'], equals: id } },
        orderBy: { index: 'asc' },
      }),
    );
    expect(records.map(({ body }) => (body as { what: string }).what)).toEqual([
      'templateCreated',
      'templateChanged',
      'templateDeleted',
    ]);
  });
});
