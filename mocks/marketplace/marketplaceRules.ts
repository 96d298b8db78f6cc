import { z } from 'zod';
import { FEED_BASE, MoneySchema, PersonSchema, ReceiverSchema } from '../service/feedMessage.js';
import type { ServiceRules } from '../service/serviceParts.js';

/** The marketplace's record of one order. */
const OrderSchema = z.strictObject({
  ...FEED_BASE,
  goods_value: MoneySchema,
  freight: MoneySchema,
  discount: MoneySchema,
  withheld_tax: MoneySchema,
  paid: MoneySchema,
  buyer: PersonSchema,
  consignee: ReceiverSchema,
});

/** The marketplace: nobody calls it; it tells what was ordered, when it is made to (`POST /_control/feeds`). */
export const createMarketplaceRules = (): ServiceRules => ({
  operations: [],
  findSubject: () => undefined,
  findStatus: () => undefined,
  eventNames: [],
  applyEvent: () => false,
  contraryOf: ({ type, data }) => ({ type, data }),
  feed: { type: 'marketplace.order', schema: OrderSchema },
});
