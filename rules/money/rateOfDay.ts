import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import type { RateTables } from '../schemas/rateChoice.js';
import type { KnownRate } from './conversion.js';
import type { LegalDay } from './legalRateDate.js';

dayjs.extend(utc);

/**
 * How many days from the legal day a rate may lie where the law lets another one count and sets no limit: set by this
 * product. It spans the longest closings of exchanges, and bridges no currency that has ended.
 */
export const DEFAULT_MAXIMUM_AGE_DAYS = 10;

type Choice = Pick<RateTables, 'ifNonePublished' | 'maximumAgeDays'>;

/** The rate of the legal day, or the one that the law takes instead; else the last one before, which does not count. */
export type RateOfDay =
  { row: KnownRate; instead?: NonNullable<RateTables['ifNonePublished']> } | { tooOld: KnownRate | undefined };

/** Of rows of one table and pair: the one that counts for a legal day. */
export function rateOfDay(rows: readonly KnownRate[], legal: LegalDay, choice: Choice): RateOfDay {
  const exact = rows.filter((row) => isOf(row, legal)).sort(latestFirst)[0];
  if (exact !== undefined) return { row: exact };
  const reach = choice.maximumAgeDays ?? DEFAULT_MAXIMUM_AGE_DAYS;
  const last = rows
    .filter((row) => dayOf(row, legal) < legal.day)
    .sort((a, b) => order(dayOf(b, legal), dayOf(a, legal)))[0];
  const instead = choice.ifNonePublished ?? (legal.lastUpTo ? 'last_before' : undefined);
  const other = instead === 'last_before' ? last : laterRow(rows, legal, instead);
  if (other === undefined || instead === undefined || daysBetween(dayOf(other, legal), legal.day) > reach) {
    return { tooOld: last };
  }
  return legal.lastUpTo ? { row: other } : { row: other, instead };
}

function laterRow(
  rows: readonly KnownRate[],
  { day }: LegalDay,
  instead: Choice['ifNonePublished'],
): KnownRate | undefined {
  if (instead === undefined) return undefined;
  const weekLater = dayjs.utc(day).add(7, 'day').format('YYYY-MM-DD');
  return rows
    .filter(({ publishedOn }) => (instead === 'week_later' ? publishedOn === weekLater : publishedOn > day))
    .sort((a, b) => order(a.publishedOn, b.publishedOn))[0];
}

const isOf = ({ publishedOn, from, until }: KnownRate, { day, by }: LegalDay): boolean =>
  by === 'publication' ? publishedOn === day : from <= day && (until === null || day <= until);

/** The day that tells how far a rate lies from the legal one: of publication, or the last of its validity. */
const dayOf = ({ publishedOn, until }: KnownRate, { by }: LegalDay): string =>
  by === 'publication' ? publishedOn : (until ?? publishedOn);

/** Where two are in force, the one that began later: an amendment within the month, for instance. */
const latestFirst = (a: KnownRate, b: KnownRate): number => order(b.from, a.from);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const daysBetween = (a: string, b: string): number => Math.abs(dayjs.utc(a).diff(dayjs.utc(b), 'day'));
