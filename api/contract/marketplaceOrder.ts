/** What may stand behind a parcel when it is declared: a waybill the exporter holds, and a marketplace's order. */
import { z } from 'zod';
import { Money, writtenText } from './primitives.js';

/** A waybill that the carrier has given out already. */
export const TransportDocument = z
  .strictObject({
    carrier: writtenText(60),
    number: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'must be at most 60 letters, digits and hyphens'),
  })
  .meta({
    id: 'TransportDocument',
    description: 'Waybill the exporter already has; not reused by a carrier in 6 months',
  });

/** Order and payment of a marketplace, to be held against the records of platform, payment provider and carrier. */
export const MarketplaceOrder = z
  .strictObject({
    platform: writtenText(60),
    order_number: writtenText(60),
    payment_reference: writtenText(60),
    goods_value: Money,
    freight: Money,
    discount: Money,
    withheld_tax: Money,
    paid: Money.meta({ description: 'Goods value, freight and withheld tax less discount' }),
    buyer: z.strictObject({ name: writtenText(60), identity_number: writtenText(60).optional() }),
  })
  .meta({ id: 'MarketplaceOrder' });
