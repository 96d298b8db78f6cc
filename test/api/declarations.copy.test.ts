import { coffee, createDraft, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
});
afterAll(() => api.close());

const copy = (id: string, body: unknown = {}, as: 'exporter' | 'stranger' = 'exporter', key?: string) =>
  post(api, `/v1/declarations/${id}/copy`, { as, body, ...(key === undefined ? {} : { key }) });

describe('POST /v1/declarations/{id}/copy', () => {
  it('201: takes over all but what belongs to one parcel, and says what was left out', async () => {
    const [permit = ''] = await putCoffeePermitsOnFile(api);
    const gone = permit.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    const data = coffee({ lrn: 'FIRST1', permits_on_file: [permit, gone] });
    const preference = { scheme: 'ldc', certificate_number: 'C-1', issued_on: '2026-01-02' };
    const items = data.items.map((item) => ({ ...item, preference }));
    const id = await createDraft(api, 'exporter', { ...data, items, transport_document: { number: 'RR1' } });
    const answer = await copy(id);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/declarations/${String(answer.body.id)}`);
    expect(answer.body).toMatchObject({ state: 'DRAFT', data_version: 0, lrn: null, sequence: 1 });
    const { lrn: _lrn, invoice, items: _items, ...same } = data;
    expect(answer.body.data).toEqual({
      ...same,
      items: data.items,
      invoice: { currency: invoice.currency },
      permits_on_file: [permit],
    });
    expect((answer.body.left_out as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/data/lrn',
      '/data/invoice/number',
      '/data/invoice/date',
      '/data/transport_document',
      '/data/items/0/preference',
      '/data/permits_on_file/1',
    ]);
    expect(faultsOf({ ...answer, body: { errors: answer.body.faults } })).toEqual([
      { pointer: '/data/invoice/number', code: 'DECLARATION.FIELD_REQUIRED' },
      { pointer: '/data/invoice/date', code: 'DECLARATION.FIELD_REQUIRED' },
    ]);
  });

  it('201: copies what was submitted, with what is different put over it, ready to be submitted', async () => {
    const { id } = await submitCoffee(api, coffee({ lrn: `SENT${Date.now()}` }));
    expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body.state).toBe('SUBMITTED');
    const invoice = { number: 'ING-NEXT', date: new Date().toISOString().slice(0, 10) };
    const answer = await copy(id, { data: { invoice } });
    expect(answer.body).toMatchObject({ state: 'DRAFT', faults: [], invoice_number: 'ING-NEXT' });
    const timeline = await get(api, `/v1/declarations/${String(answer.body.id)}/timeline`, 'exporter');
    expect(timeline.body.items).toMatchObject([
      { what: 'draftCreated', details: { copied_from: id, left_out: ['/lrn', '/invoice/number', '/invoice/date'] } },
    ]);
    const submitted = await post(api, `/v1/declarations/${String(answer.body.id)}/submit`, { as: 'exporter' });
    // Taken up at once, or a moment later: accepted either way.
    expect([200, 202]).toContain(submitted.status);
  });

  it('201: the same key again answers the draft that was made', async () => {
    const id = await createDraft(api);
    const [first, second] = [await copy(id, {}, 'exporter', 'copy-1'), await copy(id, {}, 'exporter', 'copy-1')];
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it("404: another firm's declaration", async () => {
    const answer = await copy(await createDraft(api), {}, 'stranger');
    expect([answer.status, answer.body.code]).toEqual([404, 'DECLARATION.NOT_FOUND']);
  });

  it('422: what the draft cannot hold', async () => {
    const answer = await copy(await createDraft(api), { data: { invoice: { nr: 1 } } });
    expect([answer.status, faultsOf(answer)]).toEqual([
      422,
      [{ pointer: '/data/invoice/nr', code: 'REQUEST.FIELD_UNKNOWN' }],
    ]);
  });
});
