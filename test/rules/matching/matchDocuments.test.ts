import fc from 'fast-check';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { FeedKind, OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import { matchDocuments, type Matching, type MatchingInput } from '../../../rules/decisions/matching/matchDocuments.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { buildMarketplaceParcel } from '../../support/builders/marketplaceParcel.js';

const registry = loadPacks('countries');
const date = '2026-11-20';
const { data, feeds } = buildMarketplaceParcel('ORD-1');
const usd = (amount: string, currency = 'USD') => ({ amount, currency });

const decide = (changed: Partial<Pick<MatchingInput, 'data' | 'feeds' | 'taken'>> = {}) =>
  matchDocuments(registry, { data, feeds, taken: [], date, ...changed });
const differing = ({ differences }: Matching): [string, string][] =>
  differences.map(({ ruleId, subject }) => [ruleId, subject]);
const withFeed = <Kind extends FeedKind>(kind: Kind, change: Partial<OrderFeeds[Kind]>): OrderFeeds => ({
  ...feeds,
  [kind]: { ...feeds[kind], ...change },
});
const withOrder = (change: Partial<typeof data.marketplace_order>) => ({
  ...data,
  marketplace_order: { ...data.marketplace_order, ...change },
});
const withData = (change: Partial<DeclarationData>) => ({ ...data, ...change });
const [line] = data.items;
if (line === undefined) throw new Error('the parcel has no line');

test('three records that agree are said to, with rule, pack and what was looked at', () => {
  const { value, explanation, ruleId, pack, facts } = decide();
  expect(value).toEqual({ outcome: 'agree', missing: [], differences: [] });
  expect(explanation).toBe('Order, payment and waybill are there and agree with the declaration.');
  expect(ruleId).toBe('MATCHING');
  expect(pack.id).toMatch(/^CN\//);
  expect((facts.checks as unknown[]).length).toBe(18);
});

describe('what differs is told by its rule, with both values', () => {
  const name = "The consignee's name";
  const CASES: readonly [string, () => Matching, [string, string][]][] = [
    [
      '1: the amount paid is not the sum of its parts',
      () =>
        decide({ data: withOrder({ discount: usd('5.00') }), feeds: withFeed('order', { discount: usd('5.00') }) })
          .value,
      [['MATCHING.1', 'The amount paid against goods value, freight and withheld tax less discount']],
    ],
    [
      '1: the provider says another amount',
      () => decide({ feeds: withFeed('payment', { paid: usd('321.99') }) }).value,
      [['MATCHING.1', 'The amount paid']],
    ],
    [
      '1: the same amount in another currency',
      () => decide({ feeds: withFeed('payment', { paid: usd('321.98', 'CNY') }) }).value,
      [['MATCHING.1', 'The amount paid']],
    ],
    [
      '1: the marketplace says another freight',
      () => decide({ feeds: withFeed('order', { freight: usd('21.00') }) }).value,
      [['MATCHING.1', 'The freight']],
    ],
    [
      '2: the waybill names another order',
      () => decide({ feeds: withFeed('waybill', { orderNumber: 'ORD-2' }) }).value,
      [['MATCHING.2', 'The order']],
    ],
    [
      '2: another platform',
      () => decide({ feeds: withFeed('payment', { platform: 'other' }) }).value,
      [['MATCHING.2', 'The order']],
    ],
    [
      '2: another payment',
      () => decide({ feeds: withFeed('payment', { transactionNumber: 'PAY-2' }) }).value,
      [['MATCHING.2', 'The number of the payment']],
    ],
    [
      '3: another consignee',
      () =>
        decide({ feeds: withFeed('waybill', { consignee: { ...feeds.waybill.consignee, name: 'Li Ming' } }) }).value,
      [['MATCHING.3', name]],
    ],
    [
      '3: a phone on one side alone',
      () => {
        const { name: only, address } = feeds.waybill.consignee;
        return decide({ feeds: withFeed('waybill', { consignee: { name: only, address } }) }).value;
      },
      [['MATCHING.3', "The consignee's phone"]],
    ],
    [
      '3: somebody else paid',
      () => decide({ feeds: withFeed('payment', { payer: { name: 'Wang Wei' } }) }).value,
      [['MATCHING.3', 'The buyer and who paid']],
    ],
    [
      '3: the same name under another number',
      () => decide({ feeds: withFeed('payment', { payer: { name: 'Li Na', identity_number: 'X' } }) }).value,
      [['MATCHING.3', 'The buyer and who paid']],
    ],
    [
      '4: the lines do not add up',
      () => decide({ data: withData({ items: [{ ...line, value: usd('279.99') }] }) }).value,
      [['MATCHING.4', 'The sum of the lines against the goods value']],
    ],
    [
      '5: net is more than gross',
      () => decide({ feeds: withFeed('waybill', { grossWeightGrams: 9_999, netWeightGrams: 10_000 }) }).value,
      [['MATCHING.5', 'The net weight of the lines against the gross weight']],
    ],
    [
      '5: the net weights differ',
      () => decide({ feeds: withFeed('waybill', { netWeightGrams: 9_000 }) }).value,
      [['MATCHING.5', 'The net weight']],
    ],
    [
      '5: another waybill than declared',
      () => decide({ data: withData({ transport_document: { carrier: 'post', number: 'WB-9' } }) }).value,
      [['MATCHING.5', 'The waybill']],
    ],
    [
      '5: the waybill belongs to another declaration',
      () => decide({ taken: ['waybill'] }).value,
      [['MATCHING.5', 'What the record belongs to']],
    ],
  ];
  it.each(CASES)('%s', (_what, made, expected) => {
    const value = made();
    expect(value.outcome).toBe('differ');
    expect(differing(value)).toEqual(expected);
    for (const { said } of value.differences) expect(said).toHaveLength(2);
  });

  it('values stand side by side in the sentence, but for what names a person', () => {
    expect(decide({ feeds: withFeed('payment', { paid: usd('321.99') }) }).explanation).toBe(
      'The amount paid: USD 321.98 on the declaration, USD 321.99 on the payment record.',
    );
    const { explanation, value } = decide({ feeds: withFeed('payment', { payer: { name: 'Wang Wei' } }) });
    expect(explanation).toBe('The buyer and who paid: not the same on order and payment record.');
    expect(value.differences[0]).toMatchObject({ personal: true });
  });
});

describe('what is forgiven', () => {
  it.each([
    ['blanks in a name', { consignee: { ...feeds.waybill.consignee, name: '  Li\u00a0Na ' } }],
    ['how a phone is written', { consignee: { ...feeds.waybill.consignee, phone: '+86 (571) 8500-0000' } }],
  ])('%s', (_what, change) => {
    expect(decide({ feeds: withFeed('waybill', change) }).value.outcome).toBe('agree');
  });

  it('another payer, where a competent source has verified the buyer', () => {
    const verified = withFeed('payment', { payer: { name: 'Wang Wei' }, identityVerified: true });
    expect(decide({ feeds: verified }).value.outcome).toBe('agree');
  });

  it('a gift at no price, whose quantity and code still stand in its line', () => {
    const items = [line, { ...line, line: 2, net_weight_grams: 500, value: usd('0.00') }];
    const heavier = withFeed('waybill', { netWeightGrams: 10_500, grossWeightGrams: 10_600 });
    expect(decide({ data: withData({ items }), feeds: heavier }).value.outcome).toBe('agree');
  });
});

describe('what is missing', () => {
  it.each([
    [['order'], 'The order has not come from its owner, the marketplace.'],
    [['payment'], 'The payment record has not come from its owner, the payment provider.'],
    [['waybill'], 'The waybill has not come from its owner, the carrier.'],
  ] as const)('%s: named with its owner', ([kind], explanation) => {
    const { [kind]: _gone, ...there } = feeds;
    const decision = decide({ feeds: there });
    expect(decision.value).toEqual({ outcome: 'missing', missing: [kind], differences: [] });
    expect(decision.explanation).toBe(explanation);
  });

  it('keeps no contradiction back', () => {
    const { waybill: _gone, ...there } = withFeed('payment', { paid: usd('1.00') });
    expect(decide({ feeds: there }).value).toMatchObject({ outcome: 'differ', missing: ['waybill'] });
  });
});

describe('whatever the amounts', () => {
  const cents = fc.integer({ min: 0, max: 999_999_999_999 });
  const text = (value: number): string => new Decimal(value).dividedBy(1000).toFixed(3);
  const parts = fc.record({ goods: cents, freight: cents, tax: cents, discount: cents });
  const parcel = ({ goods, freight, tax, discount }: Record<string, number>, paid: string) => {
    const order = {
      ...data.marketplace_order,
      goods_value: usd(text(goods ?? 0)),
      freight: usd(text(freight ?? 0)),
      withheld_tax: usd(text(tax ?? 0)),
      discount: usd(text(discount ?? 0)),
      paid: usd(paid),
    };
    const { goods_value: goodsValue, withheld_tax: withheldTax } = order;
    return {
      data: { ...data, marketplace_order: order, items: [{ ...line, value: order.goods_value }] },
      feeds: {
        order: {
          ...feeds.order,
          goodsValue,
          withheldTax,
          freight: order.freight,
          discount: order.discount,
          paid: order.paid,
        },
        payment: { ...feeds.payment, paid: order.paid },
        waybill: feeds.waybill,
      },
    };
  };

  it('goods, freight and tax less discount is what was paid, exactly', () => {
    fc.assert(
      fc.property(parts, (made) => {
        fc.pre(made.goods + made.freight + made.tax >= made.discount);
        const paid = text(made.goods + made.freight + made.tax - made.discount);
        expect(decide(parcel(made, paid)).value.outcome).toBe('agree');
      }),
      { numRuns: 300 },
    );
  });

  it('a thousandth more or less is a difference of rule 1 and of nothing else', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(1, -1), (made, off) => {
        const paid = made.goods + made.freight + made.tax - made.discount + off;
        fc.pre(paid >= 0);
        expect(differing(decide(parcel(made, text(paid))).value).map(([rule]) => rule)).toEqual(['MATCHING.1']);
      }),
      { numRuns: 300 },
    );
  });

  it('any set of records answers: missing exactly what is not there', () => {
    fc.assert(
      fc.property(fc.subarray(['order', 'payment', 'waybill'] as FeedKind[]), (there) => {
        const some = Object.fromEntries(there.map((kind) => [kind, feeds[kind]])) as Partial<OrderFeeds>;
        const { outcome, missing } = decide({ feeds: some }).value;
        expect([...missing, ...there].sort()).toEqual(['order', 'payment', 'waybill']);
        expect(outcome).toBe(there.length === 3 ? 'agree' : 'missing');
      }),
    );
  });
});
