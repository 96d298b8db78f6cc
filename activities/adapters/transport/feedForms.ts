import { z } from 'zod';
import type { Buyer } from '../../../domain/declaration/marketplaceOrder.js';
import type { FeedConsignee } from '../../../domain/declaration/orderFeeds.js';

/** The forms that the feeds of a marketplace's parcel have in common, whoever sends them. */
export const MoneyForm = z.object({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,8})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

export const PersonForm = z
  .object({ name: z.string().min(1).max(60), identity_number: z.string().min(1).max(60).optional() })
  .transform(({ name, identity_number }): Buyer => ({
    name,
    ...(identity_number === undefined ? {} : { identity_number }),
  }));

export const ConsigneeForm = z
  .object({
    name: z.string().min(1).max(100),
    address: z.string().min(1).max(200),
    phone: z.string().min(1).max(50).optional(),
  })
  .transform(({ name, address, phone }): FeedConsignee => ({
    name,
    address,
    ...(phone === undefined ? {} : { phone }),
  }));

/** Which order a feed speaks of, and when its owner issued it. */
export const FEED_BASE = {
  platform: z.string().min(1).max(60),
  order_number: z.string().min(1).max(60),
  issued_at: z.iso.datetime().transform((at) => new Date(at).toISOString()),
};
