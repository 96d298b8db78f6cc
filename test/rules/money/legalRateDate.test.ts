import { legalRateDate, thirdWednesdayOfPreviousMonth } from '../../../rules/money/legalRateDate.js';

describe('the day whose exchange rate counts', () => {
  // Published: rates for cotton import in February 2010 and December 2012 were of these days.
  it.each([
    ['2010-02-15', '2010-01-20'],
    ['2012-12-03', '2012-11-21'],
    ['2026-11-23', '2026-10-21'],
    ['2027-01-01', '2026-12-16'],
    ['2024-03-31', '2024-02-21'],
    ['2025-11-30', '2025-10-15'],
  ])('for a declaration of %s is %s', (date, expected) => {
    expect(thirdWednesdayOfPreviousMonth(date)).toBe(expected);
    expect(new Date(expected).getUTCDay()).toBe(3);
  });

  it('is the day of the event where the regime says so', () => {
    expect(legalRateDate('day_of_event', '2026-11-23')).toBe('2026-11-23');
    expect(legalRateDate('third_wednesday_of_previous_month', '2026-11-23')).toBe('2026-10-21');
  });
});
