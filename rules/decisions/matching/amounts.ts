import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { MarketplaceOrder } from '../../../domain/declaration/marketplaceOrder.js';
import type { OrderFeeds } from '../../../domain/declaration/orderFeeds.js';
import type { Money } from '../../../domain/money/money.js';
import { Decimal, sum } from '../../money/decimal.js';
import { compare, type MatchingCheck, type Source } from './check.js';

const PAID = 'MATCHING.1';
const LINES = 'MATCHING.4';

const text = ({ amount, currency }: Money): string => `${currency} ${amount}`;
const isSame = (a: Money, b: Money): boolean => a.currency === b.currency && new Decimal(a.amount).equals(b.amount);
const said = (from: Source, money: Money | undefined) => money && { from, value: text(money) };

/** What is paid by the parts of the order; undefined when they are in several currencies. */
function reckoned({ goods_value, freight, withheld_tax, discount }: MarketplaceOrder): Money | undefined {
  const { currency } = goods_value;
  if ([freight, withheld_tax, discount].some((part) => part.currency !== currency)) return undefined;
  const amount = sum([goods_value, freight, withheld_tax].map((part) => new Decimal(part.amount)));
  return { amount: amount.minus(discount.amount).toString(), currency };
}

/**
 * Rule 1: what was paid is goods value, freight and withheld tax less the discount, on the order as declared, on the
 * marketplace's and on the payment provider's record alike. Source: fields of China's order and payment messages.
 */
export function checkPaid(order: MarketplaceOrder, feeds: Partial<OrderFeeds>): MatchingCheck[] {
  const sumOfParts = reckoned(order);
  const parts = (['goods_value', 'freight', 'withheld_tax', 'discount'] as const).map((name) => order[name]);
  const own = compare({
    ruleId: PAID,
    subject: 'The amount paid against goods value, freight and withheld tax less discount',
    left: said('declaration', order.paid),
    right: { from: 'declaration', value: sumOfParts === undefined ? parts.map(text).join(', ') : text(sumOfParts) },
    awaited: 'order',
    agrees: sumOfParts !== undefined && isSame(sumOfParts, order.paid),
  });
  const against = (subject: string, declared: Money, kind: 'order' | 'payment', theirs: Money | undefined) =>
    compare({
      ruleId: PAID,
      subject,
      left: said('declaration', declared),
      right: said(kind, theirs),
      awaited: kind,
      agrees: theirs !== undefined && isSame(declared, theirs),
    });
  return [
    own,
    against('The goods value', order.goods_value, 'order', feeds.order?.goodsValue),
    against('The freight', order.freight, 'order', feeds.order?.freight),
    against('The withheld tax', order.withheld_tax, 'order', feeds.order?.withheldTax),
    against('The discount', order.discount, 'order', feeds.order?.discount),
    against('The amount paid', order.paid, 'order', feeds.order?.paid),
    against('The amount paid', order.paid, 'payment', feeds.payment?.paid),
  ];
}

/** Rule 4: the values of the lines add up to the goods value. A gift counts nothing; its quantity and code stand in its line. */
export function checkLines({ items }: DeclarationData, order: MarketplaceOrder): MatchingCheck {
  const { currency } = order.goods_value;
  const isOne = items.every(({ value }) => value.currency === currency);
  const total = { amount: sum(items.map(({ value }) => new Decimal(value.amount))).toString(), currency };
  return compare({
    ruleId: LINES,
    subject: 'The sum of the lines against the goods value',
    left: { from: 'declaration', value: isOne ? text(total) : items.map(({ value }) => text(value)).join(', ') },
    right: said('declaration', order.goods_value),
    awaited: 'order',
    agrees: isOne && isSame(total, order.goods_value),
  });
}
