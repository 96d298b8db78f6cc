import { applyDeliveryOutcome, DEFAULT_NOTICE_RETRY, type DeliveryOutcome } from '../../mocks/service/deliveryRules.js';
import type { NoticeRecord } from '../../mocks/service/noticeRecord.js';

const now = new Date('2026-11-02T08:00:00.000Z');
const waiting: NoticeRecord = {
  row: 'r1',
  state: 'pending',
  lrn: 'LRN1',
  invoice_number: 'INV1',
  body: { id: 'msg_1', type: 't', timestamp: now.toISOString(), reference: 'k', version: 1, data: {} },
  attempts: 0,
  client_errors: 0,
  created_at: now.toISOString(),
  next_attempt_at: now.toISOString(),
};
const after = (outcome: DeliveryOutcome, from = waiting) =>
  applyDeliveryOutcome(from, outcome, DEFAULT_NOTICE_RETRY, now);

describe('delivery of a notice', () => {
  it.each([200, 202, 204])('ends with %i', (httpStatus) => {
    expect(after({ httpStatus })).toMatchObject({ state: 'delivered', delivered_at: now.toISOString(), attempts: 1 });
  });

  it.each<DeliveryOutcome>([{ httpStatus: 500 }, { httpStatus: 503 }, { httpStatus: 429 }, { noAnswer: 'reset' }])(
    'is repeated after 30 seconds on %j, however often',
    (outcome) => {
      const often = { ...waiting, attempts: 99 };
      expect(after(outcome, often)).toMatchObject({
        state: 'pending',
        attempts: 100,
        client_errors: 0,
        next_attempt_at: '2026-11-02T08:00:30.000Z',
      });
    },
  );

  it.each([301, 400, 404, 410])(
    'is repeated after 10 minutes on the first %i and blocked on the second',
    (httpStatus) => {
      const first = after({ httpStatus });
      expect(first).toMatchObject({ state: 'pending', next_attempt_at: '2026-11-02T08:10:00.000Z' });
      expect(after({ httpStatus }, first)).toMatchObject({ state: 'blocked', attempts: 2 });
    },
  );
});
