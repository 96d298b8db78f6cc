import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pathId } from '../primitives.js';

export const NoticeReceipt = z
  .object({ notice_id: z.string(), received: z.literal(true) })
  .meta({ id: 'NoticeReceipt' });

export const receiveNotice = defineOperation({
  operationId: 'receiveNotice',
  method: 'post',
  path: '/v1/notices/{counterparty}',
  tag: 'notices',
  summary: "Receive a counterparty's notice",
  description:
    'Signed over the raw body by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Stored before it is read; the same `webhook-id` again gets the same answer.',
  auth: 'signature',
  params: z.object({ counterparty: pathId('counterparty') }),
  body: { schema: z.record(z.string(), z.unknown()).meta({ id: 'Notice' }), contentType: json },
  responses: { 202: { description: 'Stored', schema: NoticeReceipt } },
  problems: [404],
});
