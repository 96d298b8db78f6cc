import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { Regime } from '../schemas/regimes.js';

dayjs.extend(utc);

/** Day of the week of dayjs and of JavaScript: Sunday is 0. */
const WEDNESDAY = 3;

/** Third Wednesday of the month before a day, YYYY-MM-DD. Source: Order 124 of China's customs administration, article 16. */
export function thirdWednesdayOfPreviousMonth(date: string): string {
  const first = dayjs.utc(`${date.slice(0, 7)}-01`).subtract(1, 'month');
  const toWednesday = (WEDNESDAY - first.day() + 7) % 7;
  return first.add(toWednesday + 14, 'day').format('YYYY-MM-DD');
}

/** The day whose published rate the regime's law names for a declaration accepted on `date`. */
export const legalRateDate = (rule: Regime['rateDate']['rule'], date: string): string =>
  rule === 'third_wednesday_of_previous_month' ? thirdWednesdayOfPreviousMonth(date) : date;
