import { createDraft, coffee } from '../support/api/declarations.js';
import { faultsOf, get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('POST /v1/declarations', () => {
  it('201: keeps a complete draft without faults', async () => {
    const answer = await post(api, '/v1/declarations', { as: 'exporter', body: { data: coffee() } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      state: 'DRAFT',
      faults: [],
      allowed_actions: ['submit'],
      data_version: 0,
      lrn: null,
    });
    expect(answer.headers.get('location')).toBe(`/v1/declarations/${String(answer.body.id)}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body.deadlines).toHaveProperty('draft_expiry');
  });

  it('201: keeps whatever is known and lists all that is missing or wrong at once', async () => {
    const answer = await post(api, '/v1/declarations', {
      as: 'exporter',
      body: { data: { corridor: { origin: 'RW' }, items: [{ line: 1, hs_code: '09O121' }] } },
    });
    expect(answer.status).toBe(201);
    const faults = faultsOf({ ...answer, body: { errors: answer.body.faults } });
    expect(faults).toEqual(
      expect.arrayContaining([
        { pointer: '/data/corridor/destination', code: 'DECLARATION.FIELD_REQUIRED' },
        { pointer: '/data/consignee', code: 'DECLARATION.FIELD_REQUIRED' },
        { pointer: '/data/items/0/hs_code', code: 'DECLARATION.FIELD_INVALID' },
        { pointer: '/data/items/0/net_weight_grams', code: 'DECLARATION.FIELD_REQUIRED' },
      ]),
    );
  });

  it('422: refuses fields that do not exist, with the one that may have been meant', async () => {
    const answer = await post(api, '/v1/declarations', {
      as: 'exporter',
      body: { data: { incoterms: 'DAP', items: [{ hs_cod: '090121' }] }, lane: 'green' },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          pointer: '/data/incoterms',
          code: 'REQUEST.FIELD_UNKNOWN',
          hint: 'Did you mean "incoterm"?',
        }),
        expect.objectContaining({ pointer: '/data/items/0/hs_cod', hint: 'Did you mean "hs_code"?' }),
        expect.objectContaining({ pointer: '/lane', code: 'REQUEST.FIELD_UNKNOWN' }),
      ]),
    );
  });

  it('422: refuses what no text can hold', async () => {
    const answer = await post(api, '/v1/declarations', {
      as: 'exporter',
      raw: '{"data":{"consignee":{"name":"a\\u0000b"}}}',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual([{ pointer: '/data/consignee/name', code: 'REQUEST.FIELD_INVALID' }]);
  });
});

describe('PATCH /v1/declarations/{id}', () => {
  it('200: merges the change and raises the ETag', async () => {
    const id = await createDraft(api, 'exporter', { freight: { amount: '1.00', currency: 'USD' }, incoterm: 'DAP' });
    const answer = await send(api, 'PATCH', `/v1/declarations/${id}`, {
      as: 'exporter',
      headers: { 'if-match': '"1"' },
      body: { data: { freight: { amount: '2.50' }, incoterm: null } },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.body.data).toEqual({ freight: { amount: '2.50', currency: 'USD' } });
    expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body.data).toEqual(answer.body.data);
  });

  it('412: refuses a change of a version that is no longer the newest', async () => {
    const id = await createDraft(api);
    const change = { as: 'exporter' as const, headers: { 'if-match': '"1"' }, body: { data: { incoterm: 'FCA' } } };
    expect((await send(api, 'PATCH', `/v1/declarations/${id}`, change)).status).toBe(200);
    const second = await send(api, 'PATCH', `/v1/declarations/${id}`, change);
    expect([second.status, second.body.code]).toEqual([412, 'REQUEST.PRECONDITION_FAILED']);
  });

  it('428: asks for If-Match', async () => {
    const id = await createDraft(api);
    const answer = await send(api, 'PATCH', `/v1/declarations/${id}`, { as: 'exporter', body: { data: {} } });
    expect([answer.status, answer.body.code]).toEqual([428, 'REQUEST.PRECONDITION_REQUIRED']);
  });

  it('422: refuses a patch that adds an unknown field', async () => {
    const id = await createDraft(api);
    const answer = await send(api, 'PATCH', `/v1/declarations/${id}`, {
      as: 'exporter',
      headers: { 'if-match': '"1"' },
      body: { data: { consignee: { nam: 'Li Na' } } },
    });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual([{ pointer: '/data/consignee/nam', code: 'REQUEST.FIELD_UNKNOWN' }]);
  });
});

describe('DELETE /v1/declarations/{id}', () => {
  it('204: deletes a draft, which is then unknown', async () => {
    const id = await createDraft(api);
    expect((await send(api, 'DELETE', `/v1/declarations/${id}`, { as: 'exporter' })).status).toBe(204);
    expect((await get(api, `/v1/declarations/${id}`, 'exporter')).status).toBe(404);
  });
});

describe('GET /v1/declarations', () => {
  it('200: walks all pages by cursor, newest first, each declaration once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.unshift(await createDraft(api, 'stranger', {}));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const answer = await get(api, `/v1/declarations?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, 'stranger');
      expect(answer.status).toBe(200);
      seen.push(...(answer.body.items as { id: string }[]).map(({ id }) => id));
      cursor = answer.body.next_cursor as string | null;
    }
    expect(seen).toEqual(ids);
  });

  it('400: refuses a cursor that was not given out and a limit outside its bounds', async () => {
    expect((await get(api, '/v1/declarations?cursor=nonsense', 'exporter')).body.code).toBe('REQUEST.CURSOR_INVALID');
    const answer = await get(api, '/v1/declarations?limit=1000&stat=DRAFT', 'exporter');
    expect(answer.status).toBe(400);
    expect(
      faultsOf(answer)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['query/limit', 'query/stat']);
  });

  it("shows officers nobody's drafts", async () => {
    const id = await createDraft(api);
    for (const as of ['customs', 'operator', 'naeb'] as const) {
      const listed = await get(api, '/v1/declarations?limit=100', as);
      expect((listed.body.items as { id: string }[]).map((item) => item.id)).not.toContain(id);
      expect((await get(api, `/v1/declarations/${id}`, as)).status).toBe(404);
    }
  });
});
