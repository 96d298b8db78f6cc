import { z } from 'zod';
import type { OrderFeed } from '../../../domain/declaration/orderFeeds.js';
import { ConsigneeForm, FEED_BASE, MoneyForm, PersonForm } from '../transport/feedForms.js';
import { defineReader, readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';

const OrderSchema = z
  .object({
    ...FEED_BASE,
    goods_value: MoneyForm,
    freight: MoneyForm,
    discount: MoneyForm,
    withheld_tax: MoneyForm,
    paid: MoneyForm,
    buyer: PersonForm,
    consignee: ConsigneeForm,
  })
  .transform(({ order_number: orderNumber, issued_at: issuedAt, goods_value: goodsValue, ...order }) => {
    const { withheld_tax: withheldTax, ...rest } = order;
    return { orderNumber, issuedAt, goodsValue, withheldTax, ...rest } satisfies OrderFeed;
  });

const READERS = new Map<string, NoticeReader>(
  Object.entries({
    'marketplace.order': defineReader('marketplace_order', OrderSchema, (order) => ({ ...order, ...plainOf(order) })),
  }),
);

const plainOf = ({ buyer, consignee }: z.output<typeof OrderSchema>) => ({
  buyer: { ...buyer },
  consignee: { ...consignee },
});

/** Reads a notice of the marketplace: its record of an order. Facts: those of an order feed. It is never called. */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, (type) => READERS.get(type));
