import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { DISPATCHER, WORKER } from '../../prisma/actor.js';
import { newRowId } from '../../prisma/newId.js';
import { writeCase } from '../support/api/caseFixture.js';
import { send } from '../support/api/request.js';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api/startTestApi.js';
import { buildMarketplaceParcel } from '../support/builders/marketplaceParcel.js';

/** The three records of a marketplace's parcel as they come over the wire; nothing runs that takes them up. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const usd = (amount: string) => ({ amount, currency: 'USD' });
const consignee = { name: 'Li Na', address: '18 Wensan Road, Hangzhou', phone: '+8657185000000' };
const dataOf = (kind: string, order_number: string): object => {
  const base = { platform: 'ewtp-shop', order_number, issued_at: '2026-11-20T09:00:00Z' };
  switch (kind) {
    case 'marketplace.order':
      return {
        ...base,
        ...{ goods_value: usd('280.00'), freight: usd('22.00'), discount: usd('5.50'), withheld_tax: usd('25.48') },
        ...{ paid: usd('321.98'), buyer: { name: 'Li Na' }, consignee },
      };
    case 'payment.record':
      return { ...base, transaction_number: `PAY-${order_number}`, paid: usd('321.98'), payer: { name: 'Li Na' } };
    default:
      return { ...base, waybill_number: `WB-${order_number}`, consignee, gross_weight_grams: 10_600 };
  }
};

async function tell(counterparty: string, type: string, order: string, id: string = randomUUID(), change: object = {}) {
  const at = new Date();
  const data = { ...dataOf(type, order), ...change };
  const body = JSON.stringify({ id, type, timestamp: at.toISOString(), reference: order, version: 1, data });
  const answer = await send(api, 'POST', `/v1/notices/${counterparty}`, {
    raw: body,
    key: null,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(TEST_SECRET).sign(id, at, body),
    },
  });
  await api.deps.background.settle();
  const notice = await api.deps.record.withActor(DISPATCHER, (tx) =>
    tx.notice.findUniqueOrThrow({ where: { id: String(answer.body.notice_id) } }),
  );
  return { status: answer.status, notice };
}

const feedsOf = (orderNumber: string) =>
  api.deps.record.withActor(WORKER, (tx) =>
    tx.orderFeed.findMany({ where: { orderNumber }, orderBy: { kind: 'asc' } }),
  );

const OWNERS = [
  ['marketplace', 'marketplace.order', 'order'],
  ['payment', 'payment.record', 'payment'],
  ['carrier', 'carrier.waybill', 'waybill'],
] as const;

it.each(OWNERS)('%s: its record is kept by the order while no declaration names it', async (who, type, kind) => {
  const order = randomUUID();
  const { status, notice } = await tell(who, type, order);
  expect(status).toBe(202);
  expect(notice).toMatchObject({ status: 'applied', declarationId: null, reference: order });
  expect(notice.takenUpAt).not.toBeNull();
  const kept = await feedsOf(order);
  expect(kept).toMatchObject([{ kind, sender: who, declarationId: null, noticeId: notice.id }]);
  expect(kept[0]?.data).toMatchObject({ platform: 'ewtp-shop', issuedAt: '2026-11-20T09:00:00.000Z' });
});

it.each([
  ['marketplace', 'payment.record'],
  ['payment', 'marketplace.order'],
  ['carrier', 'payment.record'],
  ['customs', 'carrier.waybill'],
])('%s speaks for nobody else: %s is kept as it came and not believed', async (who, type) => {
  const order = randomUUID();
  const { status, notice } = await tell(who, type, order);
  expect([status, notice.status]).toEqual([202, 'uninterpretable']);
  expect(notice.why).toBe(`There is no notice of the type ${type}.`);
  expect(await feedsOf(order)).toEqual([]);
});

it.each([
  ['no amount', { paid: { amount: 'much', currency: 'USD' } }],
  ['no instant', { issued_at: 'yesterday' }],
  ['no order', { order_number: '' }],
])('%s: it is not understood, and not kept as a record', async (_what, change) => {
  const order = randomUUID();
  const { notice } = await tell('payment', 'payment.record', order, randomUUID(), change);
  expect(notice.status).toBe('uninterpretable');
  expect(await feedsOf(order)).toEqual([]);
});

it('the same message twice is one record', async () => {
  const order = randomUUID();
  const id = randomUUID();
  const first = await tell('carrier', 'carrier.waybill', order, id);
  const second = await tell('carrier', 'carrier.waybill', order, id);
  expect(second.notice.id).toBe(first.notice.id);
  expect(await feedsOf(order)).toHaveLength(1);
});

describe('a declaration that names', () => {
  /** A case under way with the data of a marketplace's parcel. */
  async function underWay(order: string, state = 'MATCHING'): Promise<string> {
    const { declaration } = await writeCase(api, { state, flags: [] });
    const { data } = buildMarketplaceParcel(order, { transport_document: { carrier: 'post', number: `WB-${order}` } });
    const stored = JSON.parse(JSON.stringify(data)) as object;
    await api.deps.record.withActor(WORKER, async (tx) => {
      const { organisationId } = api.people.exporter;
      const version = { id: newRowId(), declarationId: declaration, organisationId, number: 2, madeBy: 'exporter' };
      await tx.declarationVersion.create({ data: { ...version, data: stored } });
      await tx.declaration.update({ where: { id: declaration }, data: { declarationVersion: 2 } });
    });
    return declaration;
  }

  it.each([
    ['its order', 'marketplace', 'marketplace.order', {}],
    ['its payment, under another order', 'payment', 'payment.record', { order_number: 'ORD-other' }],
    ['its waybill, under another order', 'carrier', 'carrier.waybill', { order_number: 'ORD-other' }],
  ])('%s is told of it', async (_what, who, type, change) => {
    const order = randomUUID();
    const declaration = await underWay(order);
    const { notice } = await tell(who, type, order, randomUUID(), change);
    expect(notice).toMatchObject({ declarationId: declaration, workflowId: `clearance:${declaration}` });
    expect(notice.takenUpAt).toBeNull();
  });

  it('the order and has ended is not', async () => {
    const order = randomUUID();
    await underWay(order, 'WITHDRAWN');
    expect((await tell('marketplace', 'marketplace.order', order)).notice.declarationId).toBeNull();
  });
});
