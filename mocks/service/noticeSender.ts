import { Webhook } from 'standardwebhooks';
import type { DeliveryOutcome } from './deliveryRules.js';
import type { NoticeRecord } from './noticeRecord.js';

/** Longest wait for the receiver to take one notice. */
const ANSWER_WITHIN_MS = 10_000;

/** Headers of a signed notice, by the Standard Webhooks specification: the signature is over id, timestamp and raw body. */
export function signNotice(secret: string, messageId: string, sentAt: Date, rawBody: string): Record<string, string> {
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(messageId, sentAt, rawBody),
  };
}

/** Sends one notice once. Never throws: no answer is an outcome too. Redirects are not followed. */
export async function sendNotice(
  notice: NoticeRecord,
  target: { url: string; secret: string },
  stopping: AbortSignal,
): Promise<DeliveryOutcome> {
  const rawBody = JSON.stringify(notice.body);
  try {
    const answer = await fetch(target.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(notice.correlation_id === undefined ? {} : { 'x-correlation-id': notice.correlation_id }),
        ...signNotice(target.secret, notice.body.id, new Date(), rawBody),
      },
      body: rawBody,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await answer.arrayBuffer();
    return { httpStatus: answer.status };
  } catch (error) {
    return { noAnswer: error instanceof Error ? `${error.name}: ${error.message}` : 'no answer' };
  }
}
