import { receiveNotice as operation } from '../contract/operations/notices.js';
import { receiveNotice } from '../../services/notices/receiveNotice.js';
import { defineRoute } from '../routing/route.js';

export const noticesReceive = defineRoute(operation, async ({ deps, params, rawBody, header }) => {
  const { noticeId } = await receiveNotice(deps, {
    counterparty: params.counterparty,
    rawBody,
    webhookId: header('webhook-id'),
    webhookTimestamp: header('webhook-timestamp'),
    webhookSignature: header('webhook-signature'),
  });
  return { status: 202, json: { notice_id: noticeId, received: true } };
});
