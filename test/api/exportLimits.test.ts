/** Goods above a limit of their export regime, by the exchange rate that the installation's table has for the legal day. */
import { thirdWednesdayOfPreviousMonth } from '../../rules/money/legalRateDate.js';
import { coffee, createDraft } from '../support/api/declarations.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const FIRM = { name: 'Hangzhou Yuncai Outfitters Co., Ltd', tin: '91330106MA2GK31C79' };

/** T-shirts of USD 700 from Hangzhou to a firm in Frankfurt, by the list channel of up to CNY 5,000. */
const shirts = () => ({
  ...coffee(),
  corridor: { origin: 'CN', destination: 'DE' },
  declarant: FIRM,
  exporter: { ...FIRM, address: '66 Gudun Road, Hangzhou', country: 'CN' },
  consignee: { name: 'Main Textil GmbH', address: 'Kaiserstr. 40, 60329 Frankfurt am Main', country: 'DE' },
  regime: 'standard',
  export_regime: 'export_9710_list',
  office_of_export: 'CNHGH',
  place_of_destination: 'DEFRA',
  items: [
    {
      ...{ line: 1, description: 'T-shirts of cotton, knitted', hs_code: '610910', origin: 'CN' },
      ...{ net_weight_grams: 9000, quantity: '45', unit: 'piece', value: { amount: '700.00', currency: 'USD' } },
    },
  ],
});

async function publish(rate: string): Promise<void> {
  const day = thirdWednesdayOfPreviousMonth(api.deps.registry.dayIn('CN', new Date().toISOString()));
  const named = { table: 'cn_customs', base: 'USD', quote: 'CNY', rate, published_on: day, valid_from: day };
  const body = { ...named, source: 'Customs of China', reason: 'Entered by hand', supersede: true };
  expect((await post(api, '/v1/exchange-rates', { as: 'customs', body })).status).toBe(201);
}

const submit = (id: string) => post(api, `/v1/declarations/${id}/submit`, { as: 'exporter', body: {} });

it('are refused at submission, and the draft stands', async () => {
  // CNY 5,040.00; the pack's reference rate of 7.0197 would make it 4,913.79.
  await publish('7.20');
  const id = await createDraft(api, 'exporter', shirts());
  const answer = await submit(id);
  expect([answer.status, answer.body.code]).toEqual([422, 'DECLARATION.INCOMPLETE']);
  expect(faultsOf(answer)).toEqual([{ pointer: '/data/export_regime', code: 'DECLARATION.LIMIT_EXCEEDED' }]);
  expect((await get(api, `/v1/declarations/${id}`, 'exporter')).body).toMatchObject({
    state: 'DRAFT',
    data_version: 0,
  });
});

it('pass where that rate keeps them within it, under a reference made of the firm’s credit code', async () => {
  // CNY 4,900.00.
  await publish('7.00');
  const id = await createDraft(api, 'exporter', shirts());
  expect((await submit(id)).status).toBe(200);
  const { body } = await get(api, `/v1/declarations/${id}`, 'exporter');
  expect(body).toMatchObject({ state: 'SUBMITTED', data: { export_regime: 'export_9710_list' } });
  expect(body.ducr).toMatch(/^\dCN91330106MA2GK31C79-[0-9A-F]{13}$/);
});
