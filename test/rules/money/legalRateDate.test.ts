import {
  legalDay,
  legalRateDate,
  penultimateWednesdayOfPreviousMonth,
  thirdWednesdayOfPreviousMonth,
  weekdayOfMonth,
} from '../../../rules/money/legalRateDate.js';
import type { RateRule } from '../../../rules/schemas/rateChoice.js';

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

  // The days that article 146 of Implementing Regulation (EU) 2015/2447 gives for the months of 2026 and January 2027.
  it.each([
    ['2026-01-01', '2025-12-24'],
    ['2026-01-31', '2025-12-24'],
    ['2026-06-15', '2026-05-20'],
    ['2026-07-01', '2026-06-17'],
    ['2026-08-31', '2026-07-22'],
    ['2026-09-01', '2026-08-19'],
    ['2026-10-01', '2026-09-23'],
    ['2026-11-23', '2026-10-21'],
    ['2026-12-31', '2026-11-18'],
    ['2027-01-01', '2026-12-23'],
  ])('in the European Union, for a declaration of %s, is %s', (date, expected) => {
    expect(penultimateWednesdayOfPreviousMonth(date)).toBe(expected);
  });

  // April 2026 began on a Wednesday and has five; February 2026 began on a Sunday and has four.
  it.each([
    ['2026-05-10', 1, '2026-04-01'],
    ['2026-05-10', 4, '2026-04-22'],
    ['2026-05-10', -1, '2026-04-29'],
    ['2026-05-10', -2, '2026-04-22'],
    ['2026-03-01', -1, '2026-02-25'],
    ['2026-03-01', -4, '2026-02-04'],
  ])('the Wednesday of the month before %s by number %i is %s', (date, which, expected) => {
    expect(weekdayOfMonth(date, 3, which, 1)).toBe(expected);
  });

  it.each<[RateRule, string, string]>([
    [{ weekday: 'wednesday', which: 3, monthsBefore: 1 }, '2026-11-23', '2026-10-21'],
    [{ weekday: 'friday', which: 1, monthsBefore: 0 }, '2026-11-23', '2026-11-06'],
    // Weeks begin on Monday: Sunday the 22nd belongs to the week of Monday the 16th.
    [{ weekday: 'friday', weeksBefore: 1 }, '2026-11-22', '2026-11-13'],
    [{ weekday: 'friday', weeksBefore: 1 }, '2026-11-23', '2026-11-20'],
    [{ weekday: 'sunday', weeksBefore: 0 }, '2026-11-23', '2026-11-29'],
    ['last_published_before_event', '2026-03-01', '2026-02-28'],
  ])('by the rule %j for %s is %s', (rule, date, expected) => {
    expect(legalDay(rule, date)).toMatchObject({ day: expected, by: 'publication' });
  });

  it('is looked up by validity where the law takes the rate in force on the day', () => {
    expect(legalDay('day_of_event', '2026-11-23')).toEqual({ day: '2026-11-23', by: 'validity', lastUpTo: false });
  });
});
