import type { NoticeRecord } from './noticeRecord.js';

/** Delays of repeated delivery, in milliseconds. */
export interface NoticeRetry {
  /** After no connection, no answer or 5xx. */
  firstMs: number;
  /** After the first 3xx or 4xx; the second one blocks. */
  clientErrorMs: number;
}

/** The rule of HMRC's push notifications (customs-notification README): 30 s after a failure, 10 min after 3xx and 4xx. */
export const DEFAULT_NOTICE_RETRY: NoticeRetry = { firstMs: 30_000, clientErrorMs: 600_000 };

/** Undelivered notices are kept for 14 days (same source), then dropped. */
export const NOTICE_RETENTION_MS = 14 * 24 * 3_600_000;

/** What came of one attempt: an HTTP status, or no answer at all. */
export type DeliveryOutcome = { httpStatus: number } | { noAnswer: string };

/** The notice as it stands after an attempt that ended now. */
export function applyDeliveryOutcome(
  notice: NoticeRecord,
  outcome: DeliveryOutcome,
  retry: NoticeRetry,
  now: Date,
): NoticeRecord {
  const last_outcome = 'httpStatus' in outcome ? `HTTP ${outcome.httpStatus}` : outcome.noAnswer;
  const attempted = { ...notice, attempts: notice.attempts + 1, last_outcome };
  const after = (delayMs: number) => new Date(now.getTime() + delayMs).toISOString();
  if ('httpStatus' in outcome && outcome.httpStatus >= 200 && outcome.httpStatus < 300) {
    return { ...attempted, state: 'delivered', delivered_at: now.toISOString() };
  }
  // 408 and 429 say "later", not "never": they are repeated like a failure.
  const isClientError =
    'httpStatus' in outcome && outcome.httpStatus < 500 && outcome.httpStatus !== 408 && outcome.httpStatus !== 429;
  if (!isClientError) return { ...attempted, next_attempt_at: after(retry.firstMs) };
  const client_errors = notice.client_errors + 1;
  if (client_errors >= 2) return { ...attempted, client_errors, state: 'blocked' };
  return { ...attempted, client_errors, next_attempt_at: after(retry.clientErrorMs) };
}
