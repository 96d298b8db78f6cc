import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Pack } from '../../loader/pack.js';
import { holdsOn } from '../../loader/rowsAt.js';
import { WEEKDAYS, type WorkingWeek } from '../../schemas/calendar.js';

dayjs.extend(utc);

/** A calendar date some days later, YYYY-MM-DD. */
export const addDays = (date: string, days: number): string => dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD');

/** A calendar date some months later; where that month is too short, its last day. */
export const addMonths = (date: string, months: number): string =>
  dayjs.utc(date).add(months, 'month').format('YYYY-MM-DD');

/** Is it a day on which the offices of the pack work: neither outside their week nor a public holiday? */
export function isWorkingDay(pack: Pack, week: WorkingWeek, date: string): boolean {
  const weekday = WEEKDAYS[dayjs.utc(date).day()];
  if (weekday === undefined || !week.workingDays.includes(weekday)) return false;
  return !pack.lists.holidays.some((holiday) => holdsOn(holiday, date));
}

/** The n-th working day after a date, which itself is not counted. */
export function addWorkingDays(pack: Pack, week: WorkingWeek, date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(pack, week, day)) left -= 1;
  }
  return day;
}

/** Last day of the last year of which the pack names holidays; undefined if it names none. */
export function holidaysKnownUntil(pack: Pack): string | undefined {
  const years = pack.lists.holidays.map((holiday) => holiday.from.slice(0, 4)).sort();
  const last = years.at(-1);
  return last === undefined ? undefined : `${last}-12-31`;
}
