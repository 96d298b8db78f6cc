import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { WEEKDAYS, type RateRule } from '../schemas/rateChoice.js';

dayjs.extend(utc);

/** Day of the week of dayjs and of JavaScript: Sunday is 0. */
const WEDNESDAY = 3;
const WEEK = 7;

/** The day by which a rate is looked up: in force on it, published on it, or the last one published up to it. */
export interface LegalDay {
  day: string;
  by: 'validity' | 'publication';
  /** The law itself takes the last one up to this day, so that an older one is no exception. */
  lastUpTo: boolean;
  /** Within the month: the last rate up to this other day takes the place of the month's if it is off by more than a share. */
  corrected?: { day: string; byMoreThan: string };
}

/**
 * A weekday of the month so many months before a day's, YYYY-MM-DD.
 * @param which 1 is the first, -1 the last, -2 the last but one
 */
export function weekdayOfMonth(date: string, dayOfWeek: number, which: number, monthsBefore: number): string {
  const first = dayjs.utc(`${date.slice(0, 7)}-01`).subtract(monthsBefore, 'month');
  if (which > 0) {
    const toWeekday = (dayOfWeek - first.day() + WEEK) % WEEK;
    return first.add(toWeekday + (which - 1) * WEEK, 'day').format('YYYY-MM-DD');
  }
  const last = first.endOf('month').startOf('day');
  const back = (last.day() - dayOfWeek + WEEK) % WEEK;
  return last.subtract(back + (-which - 1) * WEEK, 'day').format('YYYY-MM-DD');
}

/**
 * Third Wednesday of the month before a day, YYYY-MM-DD. Source: Order 124 of China's customs administration, article 16;
 * Order 272, article 13.
 */
export const thirdWednesdayOfPreviousMonth = (date: string): string => weekdayOfMonth(date, WEDNESDAY, 3, 1);

/**
 * Last Wednesday but one of the month before a day, YYYY-MM-DD. Source: Implementing Regulation (EU) 2015/2447, article
 * 146(2) and (3): it holds for one month from the first day of the following month.
 */
export const penultimateWednesdayOfPreviousMonth = (date: string): string => weekdayOfMonth(date, WEDNESDAY, -2, 1);

/** The day whose rate a regime's law names for an event on `date`. */
export function legalDay(rule: RateRule, date: string): LegalDay {
  const published = (day: string): LegalDay => ({ day, by: 'publication', lastUpTo: false });
  if (typeof rule !== 'string') {
    if ('lastBeforeDayFromEnd' in rule) return endOfMonth(rule, date);
    const dayOfWeek = WEEKDAYS.indexOf(rule.weekday);
    if ('which' in rule) return published(weekdayOfMonth(date, dayOfWeek, rule.which, rule.monthsBefore));
    return published(weekdayOfWeek(date, dayOfWeek, rule.weeksBefore));
  }
  switch (rule) {
    case 'day_of_event':
      return { day: date, by: 'validity', lastUpTo: false };
    case 'last_published_before_event':
      return { day: dayjs.utc(date).subtract(1, 'day').format('YYYY-MM-DD'), by: 'publication', lastUpTo: true };
    case 'third_wednesday_of_previous_month':
      return published(thirdWednesdayOfPreviousMonth(date));
    case 'penultimate_wednesday_of_previous_month':
      return published(penultimateWednesdayOfPreviousMonth(date));
  }
}

/** The day before a day of an earlier month that is counted from its end, and the correction within the month. */
function endOfMonth(
  { lastBeforeDayFromEnd, monthsBefore, corrected }: Extract<RateRule, { lastBeforeDayFromEnd: number }>,
  date: string,
): LegalDay {
  const month = dayjs.utc(`${date.slice(0, 7)}-01`);
  const last = month.subtract(monthsBefore, 'month').endOf('month').startOf('day');
  const legal = { day: last.subtract(lastBeforeDayFromEnd, 'day').format('YYYY-MM-DD'), by: 'publication' } as const;
  if (corrected === undefined || dayjs.utc(date).date() < corrected.fromDay) return { ...legal, lastUpTo: true };
  const day = month.add(corrected.fromDay - 2, 'day').format('YYYY-MM-DD');
  return { ...legal, lastUpTo: true, corrected: { day, byMoreThan: corrected.byMoreThan } };
}

/** A weekday of the week so many weeks before a day's; weeks begin on Monday (ISO 8601). */
function weekdayOfWeek(date: string, dayOfWeek: number, weeksBefore: number): string {
  const day = dayjs.utc(date);
  const monday = day.subtract((day.day() + 6) % WEEK, 'day').subtract(weeksBefore * WEEK, 'day');
  return monday.add((dayOfWeek + 6) % WEEK, 'day').format('YYYY-MM-DD');
}

/** The day whose published rate the regime's law names for a declaration accepted on `date`. */
export const legalRateDate = (rule: RateRule, date: string): string => legalDay(rule, date).day;
