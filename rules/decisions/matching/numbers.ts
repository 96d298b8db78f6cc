import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { MarketplaceOrder } from '../../../domain/declaration/marketplaceOrder.js';
import { FEED_KINDS, type FeedKind, type OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import { compare, type MatchingCheck } from './check.js';

const NUMBERS = 'MATCHING.2';
const PARCEL = 'MATCHING.5';

const SUBJECT_TAKEN = 'What the record belongs to';

/** Rule 2: one order number on the declaration and in all three records, and the payment that the declaration names. */
export function checkNumbers(order: MarketplaceOrder, feeds: Partial<OrderFeeds>): MatchingCheck[] {
  const orders = FEED_KINDS.map((kind) => {
    const feed = feeds[kind];
    return compare({
      ruleId: NUMBERS,
      subject: 'The order',
      left: { from: 'declaration', value: `${order.platform} ${order.order_number}` },
      right: feed && { from: kind, value: `${feed.platform} ${feed.orderNumber}` },
      awaited: kind,
      agrees: feed?.orderNumber === order.order_number && feed.platform === order.platform,
    });
  });
  const transaction = feeds.payment?.transactionNumber;
  const payment = compare({
    ruleId: NUMBERS,
    subject: 'The number of the payment',
    left: { from: 'declaration', value: order.payment_reference },
    right: transaction === undefined ? undefined : { from: 'payment', value: transaction },
    awaited: 'payment',
    agrees: transaction === order.payment_reference,
  });
  return [...orders, payment];
}

/**
 * Rule 5: net is no more than gross, the lines' net adds up to the parcel's, and one waybill belongs to one declaration.
 *
 * @param taken records that another declaration has already
 */
export function checkParcel(
  data: DeclarationData,
  waybill: OrderFeeds['waybill'] | undefined,
  taken: readonly FeedKind[],
): MatchingCheck[] {
  const net = data.items.reduce((total, { net_weight_grams }) => total + net_weight_grams, 0);
  const grams = (weight: number): string => `${weight} g`;
  const checks = [
    compare({
      ruleId: PARCEL,
      subject: 'The net weight of the lines against the gross weight',
      left: { from: 'declaration', value: grams(net) },
      right: waybill && { from: 'waybill', value: grams(waybill.grossWeightGrams) },
      awaited: 'waybill',
      agrees: waybill !== undefined && net <= waybill.grossWeightGrams,
    }),
  ];
  if (waybill?.netWeightGrams !== undefined) {
    checks.push(
      compare({
        ruleId: PARCEL,
        subject: 'The net weight',
        left: { from: 'declaration', value: grams(net) },
        right: { from: 'waybill', value: grams(waybill.netWeightGrams) },
        awaited: 'waybill',
        agrees: net === waybill.netWeightGrams,
      }),
    );
  }
  const declared = data.transport_document?.number;
  if (declared !== undefined) {
    checks.push(
      compare({
        ruleId: PARCEL,
        subject: 'The waybill',
        left: { from: 'declaration', value: declared },
        right: waybill && { from: 'waybill', value: waybill.waybillNumber },
        awaited: 'waybill',
        agrees: waybill?.waybillNumber === declared,
      }),
    );
  }
  return [...checks, ...taken.map(belongsElsewhere)];
}

const belongsElsewhere = (kind: FeedKind): MatchingCheck =>
  compare({
    ruleId: PARCEL,
    subject: SUBJECT_TAKEN,
    left: { from: 'declaration', value: 'this declaration' },
    right: { from: kind, value: 'another declaration' },
    awaited: kind,
    agrees: false,
  });
