import type { NoticeKind } from '../clearance/notices.js';
import type { FixedCounterparty } from '../clearance/roles.js';
import type { Money } from '../money/money.js';
import type { Buyer } from './marketplaceOrder.js';

/** What is held against one another for a marketplace's parcel, beside the declaration itself. */
export const FEED_KINDS = ['order', 'payment', 'waybill'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** The one who may send each feed, and signs it. */
export const FEED_OWNERS = {
  order: 'marketplace',
  payment: 'payment',
  waybill: 'carrier',
} as const satisfies Record<FeedKind, FixedCounterparty>;

/** Each feed and its owner in words. */
export const FEED_WORDS = {
  order: { feed: 'order', owner: 'marketplace' },
  payment: { feed: 'payment record', owner: 'payment provider' },
  waybill: { feed: 'waybill', owner: 'carrier' },
} as const satisfies Record<FeedKind, { feed: string; owner: string }>;

/** The feed that a notice brings. */
export const FEED_OF_NOTICE: Partial<Record<NoticeKind, FeedKind>> = {
  marketplace_order: 'order',
  payment_record: 'payment',
  carrier_waybill: 'waybill',
};

/** What every feed says of itself. */
interface Feed {
  readonly platform: string;
  readonly orderNumber: string;
  /** When its owner issued it, ISO 8601 UTC with milliseconds: the newest of one owner counts. */
  readonly issuedAt: string;
}

/** To whom the parcel goes, as order and waybill name them. */
export interface FeedConsignee {
  readonly name: string;
  readonly address: string;
  readonly phone?: string;
}

/** The marketplace's own record of the order. */
export interface OrderFeed extends Feed {
  readonly goodsValue: Money;
  readonly freight: Money;
  readonly discount: Money;
  readonly withheldTax: Money;
  readonly paid: Money;
  readonly buyer: Buyer;
  readonly consignee: FeedConsignee;
}

/** The payment provider's record of what was paid for the order. */
export interface PaymentFeed extends Feed {
  readonly transactionNumber: string;
  readonly paid: Money;
  readonly payer: Buyer;
  /** A competent source has verified who the buyer is; then another person may have paid. */
  readonly identityVerified: boolean;
}

/** The carrier's record of the parcel. */
export interface WaybillFeed extends Feed {
  readonly waybillNumber: string;
  readonly consignee: FeedConsignee;
  readonly grossWeightGrams: number;
  readonly netWeightGrams?: number;
}

export interface OrderFeeds {
  readonly order: OrderFeed;
  readonly payment: PaymentFeed;
  readonly waybill: WaybillFeed;
}
