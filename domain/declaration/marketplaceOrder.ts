import type { Money } from '../money/money.js';

/** Who ordered, as the marketplace says; the person whose yearly limit the parcel counts against. */
export interface Buyer {
  readonly name: string;
  readonly identity_number?: string;
}

/**
 * The order and payment behind a marketplace parcel, to be held against the platform's, the payment provider's and the
 * carrier's own records: `paid` = `goods_value` + `freight` + `withheld_tax` − `discount`.
 * Source: fields of China's order and payment messages for cross-border e-commerce retail.
 */
export interface MarketplaceOrder {
  readonly platform: string;
  /** At most 60 characters, unique on the platform. */
  readonly order_number: string;
  /** Number of the transaction at the payment provider. */
  readonly payment_reference: string;
  readonly goods_value: Money;
  readonly freight: Money;
  /** What was not paid in money: vouchers, points. */
  readonly discount: Money;
  /** Tax that the platform collected on the buyer's behalf. */
  readonly withheld_tax: Money;
  readonly paid: Money;
  readonly buyer: Buyer;
}
