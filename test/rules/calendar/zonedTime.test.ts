import fc from 'fast-check';
import { clockTimeIn, instantOf } from '../../../rules/calendar/zonedTime.js';

const ZONES = ['Africa/Kigali', 'Asia/Shanghai', 'Europe/Paris', 'America/St_Johns', 'Pacific/Chatham', 'UTC'];

describe('zoned time', () => {
  it.each([
    ['2026-11-23T21:59:59.999Z', 'Africa/Kigali', '2026-11-23', '23:59:59.999'],
    ['2026-11-23T22:00:00.000Z', 'Africa/Kigali', '2026-11-24', '00:00:00.000'],
    ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01-01', '00:00:00.000'],
    ['2028-02-28T18:15:00.000Z', 'Asia/Kathmandu', '2028-02-29', '00:00:00.000'],
  ])('%s in %s', (instant, zone, date, time) => {
    expect(clockTimeIn(instant, zone)).toEqual({ date, time });
    expect(instantOf(date, time, zone)).toBe(instant);
  });

  it('goes there and back, but for the hour that comes twice', () => {
    const from = Date.parse('2024-01-01T00:00:00Z');
    const to = Date.parse('2030-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...ZONES), (at, zone) => {
        const instant = new Date(at).toISOString();
        const { date, time } = clockTimeIn(instant, zone);
        const back = instantOf(date, time, zone);
        // The first of two equal clock times is meant, so the way back may lead an hour earlier at most.
        expect(clockTimeIn(back, zone)).toEqual({ date, time });
        expect([0, 3_600_000]).toContain(at - Date.parse(back));
      }),
    );
  });
});
