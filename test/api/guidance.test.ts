import { Guidance } from '../../api/contract/guidance.js';
import { HANDLES } from '../support/api/people.js';
import { get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const COFFEE = '/v1/guidance?hs_code=090121&origin=RW&destination=CN&mode=post';

describe('GET /v1/guidance', () => {
  it('200: everything that applies, in the form of the contract', async () => {
    const { status, body } = await get(
      api,
      `${COFFEE}&regime=retail_import&date=2026-11-23&facts=coffee_score:84`,
      'exporter',
    );
    expect(status).toBe(200);
    const guidance = Guidance.strict().parse(body);
    expect(guidance).toMatchObject({
      verdict: 'allow',
      hs_code: '090121',
      regime: 'retail_import',
      date: '2026-11-23',
    });
    expect(guidance.permits.map(({ code, standing }) => [code, standing])).toEqual([
      ['naeb-coffee-export', 'needed'],
      ['rica-phytosanitary', 'needed'],
      ['positive-list', 'needed'],
    ]);
    expect(guidance.registrations[0]).toMatchObject({ code: 'gacc-registration', standing: 'does_not_apply' });
    expect(guidance.steps.map(({ number }) => number)).toEqual(guidance.steps.map((_, index) => index + 1));
    expect(guidance.permits[1]?.options[0]).toMatchObject({
      usual_time: { at_least: null, at_most: 5, unit: 'working_days' },
      confidence: 'secondary',
      source_url: expect.stringContaining('https://') as string,
    });
  });

  it.each(HANDLES)('200: for %s, the same for everybody', async (handle) => {
    const own = await get(api, `${COFFEE}&date=2026-11-23`, 'exporter');
    const theirs = await get(api, `${COFFEE}&date=2026-11-23`, handle);
    expect([theirs.status, theirs.body.permits]).toEqual([200, own.body.permits]);
  });

  it('200: a limit in another currency is decided once a table has its rate', async () => {
    const worth = `${COFFEE}&date=2026-10-21&value=400.00&currency=USD`;
    const asked = async () => {
      const guidance = Guidance.parse((await get(api, worth, 'exporter')).body);
      const papers = guidance.documents.find(({ code }) => code === 'export-declaration');
      return [papers?.asks, guidance.rates.map(({ rate }) => rate)];
    };
    expect(await asked()).toEqual([['value'], []]);
    const entered = await post(api, '/v1/exchange-rates', {
      as: 'customs',
      body: {
        ...{ table: 'rw_bank', base: 'USD', quote: 'RWF', rate: '1250' },
        ...{ published_on: '2026-10-21', valid_from: '2026-10-21', valid_until: '2026-10-21' },
        ...{ source: 'National Bank of Rwanda', reason: 'A test' },
      },
    });
    expect(entered.status).toBe(201);
    expect(await asked()).toEqual([[], ['1250']]);
  });

  it('401: without a token', async () => {
    expect((await get(api, COFFEE)).status).toBe(401);
  });

  it.each([
    ['/v1/guidance?hs_code=0901&origin=RW&destination=CN&mode=post', 'query/hs_code', '6 to 10 digits'],
    ['/v1/guidance?hs_code=090121&origin=Rwanda&destination=CN&mode=post', 'query/origin', 'ISO 3166-1'],
    ['/v1/guidance?hs_code=090121&origin=RW&mode=post', 'query/destination', 'is missing'],
    ['/v1/guidance?hs_code=090121&origin=RW&destination=CN&mode=camel', 'query/mode', '"post"|"air"'],
    [`${COFFEE}&date=2026-02-30`, 'query/date', 'date'],
    [`${COFFEE}&net_weight_grams=heavy`, 'query/net_weight_grams', 'whole grams'],
    [`${COFFEE}&facts=battery`, 'query/facts', 'names and answers'],
    [`${COFFEE}&facts=colour:red`, 'query/facts', '"colour" is no fact'],
    [`${COFFEE}&regime=barter`, 'query/regime', 'is no regime of CN'],
    [`${COFFEE}&value=280.00`, 'query/currency', 'is missing beside value'],
    [`${COFFEE}&colour=red`, 'query/colour', 'is not a field here'],
  ])('400: %s names %s', async (address, pointer, says) => {
    const answer = await get(api, address, 'exporter');
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.PARAMETER_INVALID']);
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer, message: expect.stringContaining(says) as string }),
    );
  });
});
