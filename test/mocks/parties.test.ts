import { z } from 'zod';
import { s10CheckDigit } from '../../mocks/carrier/s10.js';
import { eventually } from './support/eventually.js';
import { applicationMessage, bookingMessage, freshReferences, intentMessage } from './support/messages.js';
import { startTestMock, type TestMock } from './support/startTestMock.js';

const IntentAnswerSchema = z.object({ intent_id: z.string(), pay_url: z.url() });

async function typesFor(mock: TestMock, reference: string, count: number): Promise<string[]> {
  const received = await eventually(
    `${count} notices for ${reference}`,
    () => mock.receiver.received.filter(({ body }) => body.reference === reference),
    ({ length }) => length >= count,
  );
  return received.map(({ body }) => body.type);
}

describe('the mock permit agencies', () => {
  let naeb: TestMock;
  let rica: TestMock;
  beforeAll(async () => {
    naeb = await startTestMock('naeb');
    rica = await startTestMock('rica');
  });
  afterAll(() => Promise.all([naeb.stop(), rica.stop()]));

  it('RICA decides by itself and tells', async () => {
    const message = applicationMessage('rica-phytosanitary');
    await rica.client.command('/applications', message);
    expect(await typesFor(rica, message.reference, 1)).toEqual(['rica.application.granted']);
    const status = await rica.client.get(`/status/${encodeURIComponent(message.reference)}`);
    expect(status.body).toMatchObject({ state: 'granted', quantity_grams: 2000 });
  });

  it('NAEB waits to be told, then numbers the permit in its answer', async () => {
    const message = applicationMessage('naeb-coffee-export');
    const { body } = await naeb.client.command('/applications', message);
    const { application_reference } = z.object({ application_reference: z.string() }).parse(body);
    const issue = { ...freshReferences('issue'), application_reference, decision: 'granted' };
    const issued = await naeb.client.command('/issues', issue);
    expect(issued).toMatchObject({ status: 200, body: { decision: 'granted', quantity_grams: 2000 } });
    expect(JSON.stringify(issued.body)).toMatch(/NAEB\/CEX\/\d{4}\/\d{6}/);
    const again = { ...freshReferences('issue'), application_reference, decision: 'granted' };
    expect(await naeb.client.command('/issues', again)).toMatchObject({ status: 422, body: { code: 'P303' } });
    expect(naeb.receiver.received).toEqual([]);
  });

  it('each refuses what is not its own, and RICA takes no decisions from outside', async () => {
    const chili = { ...applicationMessage('naeb-coffee-export'), commodity_code: '090422' };
    expect(await naeb.client.command('/applications', chili)).toMatchObject({ status: 422, body: { code: 'P102' } });
    const bag = { ...applicationMessage('rica-phytosanitary'), commodity_code: '420222' };
    expect(await rica.client.command('/applications', bag)).toMatchObject({ status: 422, body: { code: 'P103' } });
    const wrong = applicationMessage('naeb-coffee-export');
    expect(await rica.client.command('/applications', wrong)).toMatchObject({ status: 422, body: { code: 'P101' } });
    const issue = { ...freshReferences('issue'), application_reference: 'RICA-A-000001', decision: 'granted' };
    expect(await rica.client.command('/issues', issue)).toMatchObject({ status: 422, body: { code: 'P301' } });
  });

  it('a withdrawn application is never decided', async () => {
    const message = applicationMessage('rica-phytosanitary');
    const hold = { match: { reference: message.reference }, behaviours: [{ kind: 'progress', events: [] }] };
    await rica.client.script(hold);
    const { body } = await rica.client.command('/applications', message);
    const { application_reference } = z.object({ application_reference: z.string() }).parse(body);
    const withdrawal = { ...freshReferences('withdraw'), application_reference };
    expect(await rica.client.command('/withdrawals', withdrawal)).toMatchObject({ status: 200 });
    expect(await rica.client.event(message.reference, 'grant')).toMatchObject({ status: 409 });
  });

  it('a scripted refusal comes by notice with its reasons', async () => {
    const message = applicationMessage('rica-phytosanitary');
    const reasons = [{ pointer: '/quantity_grams', code: 'P201', message: 'Too wet.' }];
    const match = { invoice_number: message.invoice_number };
    await rica.client.script({ match, operation: 'apply', behaviours: [{ kind: 'refuse', reasons }] });
    expect(await rica.client.command('/applications', message)).toMatchObject({ status: 200 });
    expect(await typesFor(rica, message.reference, 1)).toEqual(['rica.application.refused']);
    const notice = rica.receiver.received.find(({ body }) => body.reference === message.reference);
    expect(notice?.body.data).toMatchObject({ reasons });
  });
});

describe('the mock carrier', () => {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startTestMock('carrier');
  });
  afterAll(() => mock.stop());

  it('issues S10 numbers with the right check digit, each only once', async () => {
    const seen = new Set<string>();
    for (const service of ['parcel', 'ems', 'parcel']) {
      const { body } = await mock.client.command('/labels', { ...bookingMessage(), service });
      const { s10 } = z.object({ s10: z.string().regex(/^(CP|EE)\d{9}RW$/) }).parse(body);
      expect(s10CheckDigit(s10.slice(2, 10))).toBe(s10[10]);
      seen.add(s10.slice(2, 10));
    }
    expect(seen.size).toBe(3);
    // Universal Postal Union, S10: 47312482 has the check digit 9.
    expect(s10CheckDigit('47312482')).toBe('9');
  });

  it('posts and then departs by itself, and what else happens is pushed by hand', async () => {
    const message = bookingMessage();
    await mock.client.command('/labels', message);
    await typesFor(mock, message.reference, 2);
    expect(await mock.client.event(message.reference, 'arrived', { place: 'CNHGH' })).toMatchObject({ status: 200 });
    expect(await typesFor(mock, message.reference, 3)).toEqual([
      'carrier.parcel.posted',
      'carrier.parcel.departed',
      'carrier.parcel.arrived',
    ]);
    const arrived = mock.receiver.received.find(({ body }) => body.type === 'carrier.parcel.arrived');
    expect(arrived?.body.data).toMatchObject({ place: 'CNHGH' });
  });

  it('cancels a label under which nothing was posted, and no other', async () => {
    const message = bookingMessage();
    const match = { reference: message.reference };
    await mock.client.script({ match, behaviours: [{ kind: 'progress', events: [] }] });
    const { body } = await mock.client.command('/labels', message);
    const { s10 } = z.object({ s10: z.string() }).parse(body);
    const cancel = () => mock.client.command('/label-cancellations', { ...freshReferences('undo'), s10, reason: 'no' });
    expect(await cancel()).toMatchObject({ status: 200, body: { s10 } });
    expect(await cancel()).toMatchObject({ status: 422, body: { code: 'T202' } });
    expect(await mock.client.event(s10, 'posted')).toMatchObject({ status: 409 });
  });

  it('refuses a parcel that is too heavy', async () => {
    const heavy = { ...bookingMessage(), gross_weight_grams: 30_001 };
    expect(await mock.client.command('/labels', heavy)).toMatchObject({ status: 422, body: { code: 'T101' } });
  });
});

describe('the mock payment provider', () => {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startTestMock('payment');
  });
  afterAll(() => mock.stop());

  const intent = async (message = intentMessage()) => {
    const { body } = await mock.client.command('/intents', message);
    return { ...IntentAnswerSchema.parse(body), message };
  };
  const refund = (intent_id: string, amount: string, currency = 'CNY') =>
    mock.client.command('/refunds', { ...freshReferences('refund'), intent_id, amount, currency });

  it('charges once however often somebody pays, and tells once', async () => {
    const { message, pay_url } = await intent();
    const answers = await Promise.all([1, 2, 3].map(() => fetch(pay_url, { method: 'POST' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await typesFor(mock, message.reference, 1)).toEqual(['payment.intent.paid']);
    expect(await mock.client.effects(message.reference, 'pay')).toMatchObject({
      performed: 1,
      effects: [{ performed: 1, asked: 3 }],
    });
  });

  it('shows a page to pay on', async () => {
    const { pay_url } = await intent();
    const page = await (await fetch(pay_url)).text();
    expect(page).toContain('12.50 CNY');
    expect(page).toContain('<button');
    await fetch(pay_url, { method: 'POST', body: new URLSearchParams({ outcome: 'succeed' }) });
    expect(await (await fetch(pay_url)).text()).not.toContain('<button');
  });

  it('tells of an attempt that failed, and can still be paid', async () => {
    const { message, pay_url } = await intent();
    const failed = await fetch(pay_url, { method: 'POST', body: new URLSearchParams({ outcome: 'fail' }) });
    expect(failed.status).toBe(402);
    await fetch(pay_url, { method: 'POST' });
    expect(await typesFor(mock, message.reference, 2)).toEqual(['payment.intent.failed', 'payment.intent.paid']);
  });

  it('refunds in parts up to what was paid, and no more', async () => {
    const { intent_id, pay_url } = await intent();
    expect(await refund(intent_id, '1.00')).toMatchObject({ status: 422, body: { code: 'F302' } });
    await fetch(pay_url, { method: 'POST' });
    expect(await refund(intent_id, '12.40')).toMatchObject({ status: 200, body: { amount: '12.40' } });
    expect(await refund(intent_id, '0.11')).toMatchObject({ status: 422, body: { code: 'F304' } });
    expect(await refund(intent_id, '0.1', 'USD')).toMatchObject({ status: 422, body: { code: 'F303' } });
    expect(await refund(intent_id, '0.1')).toMatchObject({ status: 200 });
    const status = await mock.client.get(`/status/${intent_id}`);
    expect(status.body).toMatchObject({ state: 'paid', refunds: [{ amount: '12.40' }, { amount: '0.1' }] });
  });

  it('asks for no money when there is none to ask for', async () => {
    const nothing = { ...intentMessage(), amount: '0.00' };
    expect(await mock.client.command('/intents', nothing)).toMatchObject({ status: 422, body: { code: 'F201' } });
  });
});
