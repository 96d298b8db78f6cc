import { z } from 'zod';
import { defineOperation } from '../operation.js';
import { Payment, PaymentPage } from '../payment.js';
import { pageQuery, pathId } from '../primitives.js';

const tag = 'payments';

export const listPayments = defineOperation({
  operationId: 'listPayments',
  method: 'get',
  path: '/v1/payments',
  tag,
  summary: 'List payments, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['due', 'requested', 'paid', 'failed', 'refunded', 'cancelled']).optional(),
    declaration_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: PaymentPage } },
  problems: [403],
});

export const getPayment = defineOperation({
  operationId: 'getPayment',
  method: 'get',
  path: '/v1/payments/{payment_id}',
  tag,
  summary: 'Read one payment; `pay_url` is where it can be paid',
  auth: 'bearer',
  params: z.object({ payment_id: pathId('payment') }),
  responses: { 200: { description: 'The payment', schema: Payment } },
  problems: [403, 404],
});
