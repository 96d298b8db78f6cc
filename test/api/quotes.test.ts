import { WORKER } from '../../prisma/actor.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { basketsQuestion } from '../support/api/quotes.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Said {
  offers: { regime: string; totals: { landed: unknown } }[];
  variants: { name: string; compared: { differences: unknown[] } | null; offers: unknown[] }[];
}
const ask = (changes: Record<string, unknown> = {}) =>
  post(api, '/v1/quotes', { as: 'exporter', body: basketsQuestion(changes) });

describe('POST /v1/quotes', () => {
  it('201: answers the landed cost, and keeps it with packs and rates', async () => {
    const answer = await ask();
    expect(answer.status).toBe(201);
    const { offers } = answer.body as unknown as Said;
    // 60 + 18, and VAT 19 % of 78.
    expect(offers.map(({ regime, totals }) => [regime, totals.landed])).toEqual([
      ['low_value', [{ amount: '92.82', currency: 'EUR' }]],
    ]);
    expect(answer.body.packs).toEqual(
      ['RW', 'DE'].map((country) => ({
        id: `${country}/2026-01-01`,
        version: api.deps.registry.packAt(country, '2026-06-30').ref.version,
        hash: api.deps.registry.packAt(country, '2026-06-30').ref.hash,
      })),
    );
    const read = await get(api, String(answer.headers.get('location')), 'colleague');
    expect(read.body).toEqual(answer.body);
  });

  it('201: answers what would differ on another day, in two parcels and by another way, side by side', async () => {
    const answer = await ask({
      variants: [
        { name: 'the same' },
        { name: 'after 1 July', date: '2026-07-01' },
        { name: 'two parcels', date: '2026-07-01', split: { into: 2 } },
        { name: 'by sea', mode_of_transport: 'sea' },
      ],
    });
    const { variants } = answer.body as unknown as Said;
    expect(variants.map(({ compared }) => compared?.differences)).toEqual([
      [],
      [
        { of: 'destination', tax: 'duty', currency: 'EUR', before: '0.00', after: '3.00', difference: '3.00' },
        { of: 'destination', tax: 'vat', currency: 'EUR', before: '14.82', after: '15.39', difference: '0.57' },
        { of: 'landed', tax: null, currency: 'EUR', before: '92.82', after: '96.39', difference: '3.57' },
      ],
      [
        { of: 'destination', tax: 'duty', currency: 'EUR', before: '0.00', after: '6.00', difference: '6.00' },
        // Twice 19 % of 39 and 3.
        { of: 'destination', tax: 'vat', currency: 'EUR', before: '14.82', after: '15.96', difference: '1.14' },
        { of: 'landed', tax: null, currency: 'EUR', before: '92.82', after: '99.96', difference: '7.14' },
      ],
      undefined,
    ]);
    expect(variants.at(-1)).toMatchObject({ compared: null, offers: [] });
  });

  it('201: takes the exchange rate of the day of exportation, and of another one beside it', async () => {
    for (const [day, rate] of [
      ['2026-06-30', '1.30'],
      ['2026-07-06', '1.40'],
    ]) {
      const published = { published_on: day, valid_from: day, valid_until: day };
      const pair = { table: 'ca_customs', base: 'USD', quote: 'CAD', rate };
      const body = { ...pair, ...published, source: 'Bank of Canada', reason: 'Not imported.' };
      expect((await post(api, '/v1/exchange-rates', { as: 'customs', body })).status).toBe(201);
    }
    const dollars = (amount: string) => ({ amount, currency: 'USD' });
    const items = basketsQuestion().items as Record<string, unknown>[];
    const answer = await ask({
      ...{ corridor: { origin: 'RW', destination: 'CA' }, regime: 'postal', subdivision: 'CA-AB' },
      ...{ freight: dollars('0.00'), exportation_date: '2026-07-06' },
      items: items.map((item) => ({ ...item, hs_code: '330499', value: dollars('100.00') })),
      variants: [{ name: 'sent at once', exportation_date: '2026-06-30' }],
    });
    expect(answer.status).toBe(201);
    const { variants } = answer.body as unknown as Said;
    // 6.5 % and 5 % on CAD 140.00 and 130.00: 9.10 and 7.46 (7.455), 8.45 and 6.92 (6.9225).
    expect(variants[0]?.compared?.differences).toEqual(
      expect.arrayContaining([
        { of: 'destination', tax: 'duty', currency: 'CAD', before: '9.10', after: '8.45', difference: '-0.65' },
        { of: 'destination', tax: 'gst', currency: 'CAD', before: '7.46', after: '6.92', difference: '-0.54' },
      ]),
    );
  });

  it('201: the same request again is answered with the same quote', async () => {
    const request = { as: 'exporter', body: basketsQuestion(), headers: { 'idempotency-key': 'quote-once' } } as const;
    const [first, again] = [await post(api, '/v1/quotes', request), await post(api, '/v1/quotes', request)];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it.each([
    [{ corridor: { origin: 'RW', destination: 'ZZ' } }, '/corridor/destination'],
    [{ regime: 'no_such' }, '/regime'],
    [{ split: { into: 9 } }, '/split/into'],
    [{ variants: [{ name: 'far', destination: 'ZZ' }] }, '/variants/0/destination'],
    [{ variants: [{ name: 'many', split: { into: 9 } }] }, '/variants/0/split/into'],
    [{ items: [] }, '/items'],
    [{ currency: 'EUR' }, '/currency'],
  ])('422: %j is refused, saying where', async (changes, pointer) => {
    const answer = await ask(changes);
    expect([answer.status, faultsOf(answer).map((fault) => fault.pointer)]).toEqual([422, [pointer]]);
  });
});

describe('GET /v1/quotes', () => {
  it('200: lists the quotes of the firm, and none to another', async () => {
    const { body } = await ask();
    const own = await get(api, '/v1/quotes?limit=100', 'colleague');
    expect((own.body.items as { id: string }[]).map(({ id }) => id)).toContain(body.id);
    expect((await get(api, '/v1/quotes?limit=100', 'stranger')).body.items).toEqual([]);
    const theirs = await get(api, `/v1/quotes/${String(body.id)}`, 'stranger');
    expect([theirs.status, theirs.body.code]).toEqual([404, 'QUOTE.NOT_FOUND']);
  });

  it('is never changed: the record refuses it', async () => {
    const { body } = await ask();
    const change = api.deps.record.withActor(
      WORKER,
      (tx) => tx.$executeRaw`UPDATE quote SET date = date WHERE id = ${String(body.id)}`,
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
