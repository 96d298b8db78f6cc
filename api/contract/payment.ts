import { z } from 'zod';
import { identifier, instant, Money, pageOf } from './primitives.js';

export const Payment = z
  .object({
    id: identifier('pay'),
    organisation_id: identifier('org'),
    declaration_id: identifier('dec'),
    purpose: z.enum(['origin', 'destination']),
    round: z.int(),
    money: Money,
    status: z.enum(['due', 'requested', 'paid', 'failed', 'refunded', 'cancelled']),
    pay_url: z.string().nullable(),
    provider_reference: z.string().nullable(),
    created_at: instant,
    paid_at: instant.nullable(),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof Payment>;
export const PaymentPage = pageOf(Payment, 'PaymentPage');
