import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

dayjs.extend(utc);

const { holidays } = loadPacks(COUNTRIES).packAt('RW', '2026-11-23').lists;
const days = new Set(holidays.map((row) => row.from));

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayjs.utc(new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1))).format('YYYY-MM-DD');
}

const plus = (date: string, count: number): string => dayjs.utc(date).add(count, 'day').format('YYYY-MM-DD');
const isWeekend = (date: string): boolean => [0, 6].includes(dayjs.utc(date).day());

/** Fixed days of the presidential order, without 7 April, which is not made good. */
const FIXED = ['01-01', '01-02', '02-01', '05-01', '07-01', '07-04', '08-15', '12-25', '12-26'];

describe('public holidays of Rwanda', () => {
  it.each([2026, 2027])('Easter of %i', (year) => {
    const sunday = easterSunday(year);
    expect(days).toContain(plus(sunday, -2));
    expect(days).toContain(plus(sunday, 1));
  });

  it.each([2026, 2027])('Umuganura of %i is the first Friday of August', (year) => {
    const row = holidays.find(
      (holiday) => holiday.name.startsWith('Umuganura') && holiday.from.startsWith(String(year)),
    );
    expect(dayjs.utc(row?.from).day()).toBe(5);
    expect(Number(row?.from.slice(8))).toBeLessThanOrEqual(7);
  });

  it.each([2026, 2027])(
    'every fixed day of %i is there, and one on a weekend is made good by the next working day',
    (year) => {
      for (const fixed of FIXED) {
        const day = `${year}-${fixed}`;
        expect(days).toContain(day);
        if (isWeekend(day)) {
          let next = plus(day, 1);
          while (isWeekend(next)) next = plus(next, 1);
          expect(days).toContain(next);
        }
      }
      expect(days).toContain(`${year}-04-07`);
    },
  );

  it('the feasts of 2026 that depend on the moon are marked as tentative, those of 2027 are left out', () => {
    const moon = holidays.filter((row) => row.name.startsWith('Eid'));
    expect(moon.map((row) => [row.from, row.confidence])).toEqual([
      ['2026-03-20', 'tentative'],
      ['2026-05-27', 'tentative'],
    ]);
  });
});
