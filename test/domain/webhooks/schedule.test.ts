import { ATTEMPTS, LONG_FAILURE_MS, restAfter, waitAfter } from '../../../domain/webhooks/schedule.js';

describe('the schedule of webhooks', () => {
  it('is that of Standard Webhooks: ten attempts, the last three days and three and a half hours after the first', () => {
    // specification 1.0.0: immediately, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h
    const waits = Array.from({ length: 9 }, (_, index) => waitAfter(index + 1));
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400].map((wait) => wait * 1000));
    expect(waitAfter(10)).toBeUndefined();
    expect(ATTEMPTS).toBe(10);
    expect(LONG_FAILURE_MS / 3_600_000).toBeCloseTo(75.58, 2);
  });

  it('leaves a receiver that is away in peace, five minutes at most', () => {
    expect([1, 2, 3, 7, 8, 1000].map(restAfter)).toEqual([5_000, 10_000, 20_000, 300_000, 300_000, 300_000]);
  });
});
