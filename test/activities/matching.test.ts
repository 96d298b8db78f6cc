import { randomUUID } from 'node:crypto';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { FEED_KINDS, FEED_OWNERS, type FeedKind, type OrderFeeds } from '../../domain/declaration/orderFeeds.js';
import type { Json } from '../../domain/json.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { storeFeed } from '../../prisma/queries/orderFeeds.js';
import { storeNotice } from '../../prisma/queries/notices.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { createGoodsUnderWay, type GoodsUnderWay } from '../support/builders/goodsUnderWay.js';
import { buildMarketplaceParcel } from '../support/builders/marketplaceParcel.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const NOTICES = { order: 'marketplace_order', payment: 'payment_record', waybill: 'carrier_waybill' } as const;

let fixture: CaseFixture;
let goods: GoodsUnderWay;
beforeAll(async () => {
  fixture = await openCaseFixture();
  goods = createGoodsUnderWay(fixture);
});
afterAll(() => fixture.close());

type Change<Kind extends FeedKind = FeedKind> = Partial<OrderFeeds[Kind]>;

/** Keeps a feed by its order, as the service does when its notice has come. */
async function keep(kind: FeedKind, feed: OrderFeeds[FeedKind], sender: string = FEED_OWNERS[kind]): Promise<void> {
  const at = new Date().toISOString();
  await fixture.record.withActor(DISPATCHER, async (tx) => {
    const raw = Buffer.from('{}');
    const { id: noticeId } = await storeNotice(tx, { counterparty: sender, externalId: randomUUID(), raw, at });
    const { orderNumber } = feed;
    await storeFeed(tx, { kind, sender, orderNumber, data: feed, noticeId, receivedAt: at });
  });
}

/** And tells the clearance of it. */
async function come(id: string, kind: FeedKind, feed: OrderFeeds[FeedKind]) {
  await keep(kind, feed);
  return fixture.notice(
    id,
    FEED_OWNERS[kind],
    NOTICES[kind],
    JSON.parse(JSON.stringify(feed)) as { [name: string]: Json },
  );
}

/** A parcel in MATCHING with an order of its own. */
async function matching(overrides: Partial<DeclarationData> = {}, first: readonly FeedKind[] = []) {
  const parcel = buildMarketplaceParcel(randomUUID(), overrides);
  for (const kind of first) await keep(kind, parcel.feeds[kind]);
  const id = await fixture.registered(parcel.data);
  const snapshot = await fixture.run(id, 'openMatching');
  const feed = <Kind extends FeedKind>(kind: Kind, change: Change<Kind> = {}) =>
    come(id, kind, { ...parcel.feeds[kind], ...change });
  return { id, snapshot, feed, ...parcel };
}

const task = (id: string, kind: string) =>
  fixture.rows<{ details: { differences: { subject: string; said: unknown }[] }; queue: string }>(
    `SELECT details, queue FROM task WHERE declaration_id = $1 AND kind = $2 AND status = 'open' ORDER BY id`,
    [id, kind],
  );

describe('the three records', () => {
  it('that came before the declaration are taken for it, and agree at once', async () => {
    const { id, snapshot } = await matching({}, FEED_KINDS);
    expect(snapshot).toMatchObject({ state: 'MATCHING', matching: 'matched' });
    expect(await goods.timeline(id)).toEqual(expect.arrayContaining(['matchingBegun', 'documentsMatched']));
    const kept = await fixture.rows(`SELECT kind FROM order_feed WHERE declaration_id = $1 ORDER BY kind`, [id]);
    expect(kept).toEqual([{ kind: 'order' }, { kind: 'payment' }, { kind: 'waybill' }]);
    expect((await fixture.run(id, 'endMatching')).state).toBe('ASSESSED');
  });

  it('are awaited by name, and the lane is followed when the last one has come', async () => {
    const { id, snapshot, feed } = await matching({ gross_weight_grams: 40_000 });
    expect(snapshot.matching).toBe('due');
    expect(snapshot.deadlines.matching_due).toBeDefined();
    await feed('order');
    await feed('waybill');
    const [told] = await fixture.rows(
      `SELECT why FROM timeline_entry WHERE declaration_id = $1 AND what = 'orderFeedReceived' ORDER BY sequence DESC`,
      [id],
    );
    expect(told).toEqual({
      why: 'The waybill came from the carrier. Awaited: the payment record from the payment provider.',
    });
    expect((await feed('payment')).snapshot.matching).toBe('matched');
    const ended = await fixture.run(id, 'endMatching');
    expect([ended.state, ended.flags]).toEqual(['INSPECTION', ['control_announced']]);
  });

  it('lead nowhere before they agree', async () => {
    const { id } = await matching();
    await expect(fixture.run(id, 'endMatching')).rejects.toMatchObject({ type: 'CLEARANCE.TRANSITION_FORBIDDEN' });
  });

  it('yellow: documents are asked for once they agree', async () => {
    const { id, feed, data } = await matching({}, ['order', 'waybill']);
    await fixture.rows(`UPDATE declaration SET lane = 'yellow' WHERE id = $1`, [id]);
    await feed('payment');
    expect((await fixture.run(id, 'endMatching')).state).toBe('DOCUMENTS_REQUIRED');
    expect(data.marketplace_order.paid.amount).toBe('321.98');
  });
});

describe('a contradiction', () => {
  it("is told with both values, but for a person's, and is the officers' task until it is settled", async () => {
    const { id, feed } = await matching({}, ['order', 'waybill']);
    const { snapshot } = await feed('payment', { paid: usd('300.00'), payer: { name: 'Wang Wei' } });
    expect(snapshot.matching).toBe('due');
    const [open] = await task(id, 'matching_differs');
    expect(open?.queue).toBe('customs');
    const paid = [
      { from: 'declaration', value: 'USD 321.98' },
      { from: 'payment', value: 'USD 300.00' },
    ];
    const [amount, person] = open?.details.differences ?? [];
    expect([amount?.subject, amount?.said]).toEqual(['The amount paid', paid]);
    expect(JSON.stringify(person)).toContain('Wang Wei');
    const [entry] = await fixture.rows<{ details: unknown; why: string }>(
      `SELECT details, why FROM timeline_entry WHERE declaration_id = $1 AND what = 'documentsMismatched'`,
      [id],
    );
    expect(JSON.stringify(entry)).toContain('USD 300.00');
    expect(JSON.stringify(entry)).not.toContain('Wang');

    // The same again is neither told nor asked again.
    await feed('payment', { paid: usd('300.00'), payer: { name: 'Wang Wei' } });
    expect((await goods.timeline(id)).filter((what) => what === 'documentsMismatched')).toHaveLength(1);
    expect(await goods.openTasks(id)).toEqual(['matching_differs']);

    const later = '2026-11-21T08:00:00.000Z';
    expect((await feed('payment', { issuedAt: later })).snapshot.matching).toBe('matched');
    expect(await goods.openTasks(id)).toEqual([]);
  });

  it('of an older record that comes late changes nothing', async () => {
    const { feed } = await matching({}, ['order', 'payment']);
    await feed('waybill');
    const late = await feed('payment', { paid: usd('1.00'), issuedAt: '2026-11-19T00:00:00.000Z' });
    expect(late.snapshot.matching).toBe('matched');
  });

  it('of a newer record that overtakes the lane keeps the parcel where it is', async () => {
    const { id, feed } = await matching({}, FEED_KINDS);
    const { snapshot } = await feed('waybill', { netWeightGrams: 9_000, issuedAt: '2026-11-22T00:00:00.000Z' });
    expect(snapshot.matching).toBe('due');
    await expect(fixture.run(id, 'endMatching')).rejects.toMatchObject({ type: 'CLEARANCE.TRANSITION_FORBIDDEN' });
  });

  it('is compared again when customs corrects, and may be asked about', async () => {
    const { id, data, feed } = await matching({}, ['order', 'waybill']);
    const { marketplace_order } = data;
    await feed('payment', { transactionNumber: 'PAY-other' });
    expect((await fixture.snapshot(id)).matching).toBe('due');
    const policy = { random_draw: '0.9999' };
    const corrected = { ...data, policy, marketplace_order: { ...marketplace_order, payment_reference: 'PAY-other' } };
    const pointers = ['/marketplace_order/payment_reference'];
    const { outcome, snapshot } = await fixture.act(id, 'correctDeclaration', { data: corrected, pointers });
    expect(outcome).toMatchObject({ accepted: true });
    expect(snapshot).toMatchObject({ state: 'MATCHING', matching: 'matched', declarationVersion: 2 });

    const asked = await matching({}, ['order']);
    await asked.feed('payment', { paid: usd('1.00') });
    const query = await fixture.act(asked.id, 'raiseQuery', { question: 'Which amount was paid?' });
    expect(query.snapshot).toMatchObject({ state: 'QUERY', flags: ['control_announced'] });
    expect(await goods.openTasks(asked.id)).toEqual(['answer_query']);
  });
});

describe('whose record it is', () => {
  it('one that another declaration has is not taken, and is a difference', async () => {
    const first = await matching({}, FEED_KINDS);
    const id = await fixture.registered(first.data);
    const { matching: stands } = await fixture.run(id, 'openMatching');
    expect(stands).toBe('due');
    const [open] = await task(id, 'matching_differs');
    expect(open?.details.differences.map(({ subject }) => subject)).toContain('What the record belongs to');
  });

  it('those of a declaration that was taken back belong to the next one of the order', async () => {
    const first = await matching({}, FEED_KINDS);
    expect((await fixture.act(first.id, 'withdraw', {})).snapshot.state).toBe('WITHDRAWN');
    const id = await fixture.registered(first.data);
    expect((await fixture.run(id, 'openMatching')).matching).toBe('matched');
  });

  it('a payment that names another order is found by its number, and differs', async () => {
    const { id, feed } = await matching({}, ['order', 'waybill']);
    await feed('payment', { orderNumber: 'ORD-of-somebody-else' });
    const [open] = await task(id, 'matching_differs');
    expect(open?.details.differences.map(({ subject }) => subject)).toEqual(['The order']);
  });
});

test('overdue, an operator is asked to ask the owner of each missing record, once', async () => {
  const { id, feed } = await matching({}, ['order']);
  await fixture.run(id, 'remind', { deadline: 'matching_due' });
  const open = await task(id, 'feed_missing');
  expect(open.map(({ queue, details }) => [queue, details])).toEqual([
    ['operator', { feed: 'payment', owner: 'payment' }],
    ['operator', { feed: 'waybill', owner: 'carrier' }],
  ]);
  expect((await fixture.snapshot(id)).facts.reminded).toEqual(['matching_due']);
  await fixture.run(id, 'remind', { deadline: 'matching_due' });
  expect(await task(id, 'feed_missing')).toHaveLength(2);
  await feed('payment');
  await feed('waybill');
  expect(await goods.openTasks(id)).toEqual([]);
});

test('nothing is matched for a parcel that no marketplace sold', async () => {
  const id = await fixture.registered();
  expect((await fixture.snapshot(id)).matching).toBe('none');
});
