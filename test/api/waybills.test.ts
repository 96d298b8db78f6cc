import { coffee, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { faultsOf } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await putCoffeePermitsOnFile(api, 60_000);
});
afterAll(() => api.close());

it('a waybill that the carrier has used for another parcel is a fault with its pointer', async () => {
  const data = { ...coffee(), transport_document: { carrier: 'Kigali Express', number: 'KE-1' } };
  expect((await submitCoffee(api, data)).answer.status).toBeLessThan(300);
  const { answer } = await submitCoffee(api, data);
  expect([answer.status, answer.body.code]).toEqual([422, 'DECLARATION.INCOMPLETE']);
  expect(faultsOf(answer)).toEqual([
    { pointer: '/data/transport_document/number', code: 'DECLARATION.WAYBILL_REUSED' },
  ]);
  const other = { ...data, transport_document: { carrier: 'Another Express', number: 'KE-1' } };
  expect((await submitCoffee(api, other)).answer.status).toBeLessThan(300);
});
