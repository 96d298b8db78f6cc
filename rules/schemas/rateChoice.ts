import { z } from 'zod';
import { currencyCode, decimalText } from './text.js';

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const weekday = z.enum(WEEKDAYS);

/**
 * Which rate the law takes for an event on a day.
 * - `day_of_event`: the rate in force on that day, by the validity that its publisher gives it (daily, weekly or monthly
 *   tables alike);
 * - `last_published_before_event`;
 * - `third_wednesday_of_previous_month`, `penultimate_wednesday_of_previous_month`: the rate published that day;
 * - a weekday of a month (`which` 1 is the first, -1 the last, -2 the last but one), or of a week before the event's;
 * - the last one published before a day of an earlier month, counted from the month's end (1 is the last day, 2 the last but
 *   one). It holds for the event's month; with `corrected`, from that day of the month on the last one published before that
 *   day takes its place if it is off by more than a share.
 */
export const RateRule = z.union([
  z.enum([
    'day_of_event',
    'last_published_before_event',
    'third_wednesday_of_previous_month',
    'penultimate_wednesday_of_previous_month',
  ]),
  z.strictObject({
    weekday,
    which: z.union([z.int().min(1).max(4), z.int().min(-4).max(-1)]),
    monthsBefore: z.int().min(0).max(3),
  }),
  z.strictObject({
    lastBeforeDayFromEnd: z.int().min(1).max(28),
    monthsBefore: z.int().min(1).max(3),
    corrected: z.strictObject({ fromDay: z.int().min(2).max(28), byMoreThan: decimalText }).optional(),
  }),
  z.strictObject({ weekday, weeksBefore: z.int().min(0).max(8) }),
]);
export type RateRule = z.infer<typeof RateRule>;

/** Rates of the pack's own list, `exchange-rates.json`, whose validity is that of the events they count for. */
export const PACK_TABLE = 'pack';

/** Where a regime's law takes its rates from, and what it allows to be made of them. Absent: the pack's own rows alone. */
export const RateTables = z.strictObject({
  /** In this order; `pack` is `exchange-rates.json`, any other a table of the installation, such as `ecb`. */
  tables: z.array(z.string().regex(/^[a-z][a-z0-9_]{1,30}$/, 'write a name such as "ecb"')).min(1),
  /**
   * What counts where none was published on the legal day: the last one before, the next one, or that of the same weekday
   * a week later. Absent: none does.
   */
  ifNonePublished: z.enum(['last_before', 'next_after', 'week_later']).optional(),
  /** How many days from the legal day such a rate may lie; the product's limit where the law sets none. */
  maximumAgeDays: z.int().positive().optional(),
  /** The law divides by a rate that is quoted the other way round. */
  inverse: z.literal(true).optional(),
  /** The law crosses two rates through this currency where the table has none between the two. */
  crossThrough: currencyCode.optional(),
});
export type RateTables = z.infer<typeof RateTables>;

/** How amounts that the law states in another currency are converted, where that is not by the rate of the value. */
export const AmountRates = z.strictObject({ rule: RateRule, rates: RateTables });
