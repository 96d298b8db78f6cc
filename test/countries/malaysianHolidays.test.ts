import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

dayjs.extend(utc);

const { holidays } = loadPacks(COUNTRIES).packAt('MY', '2026-11-23').lists;
const days = new Set(holidays.map((row) => row.from));
const isSunday = (date: string): boolean => dayjs.utc(date).day() === 0;

describe('public holidays of Kuala Lumpur', () => {
  it.each(['01-01', '02-01', '05-01', '08-31', '09-16', '12-25'])('2026-%s is one', (day) => {
    expect(days).toContain(`2026-${day}`);
  });

  it('each that falls on a Sunday is made good on the next working day, and nothing else is', () => {
    const given = holidays.filter((row) => !row.name.includes('in lieu'));
    const taken = new Set(given.map((row) => row.from));
    const lieu = given
      .filter((row) => isSunday(row.from))
      .map((row) => {
        let next = dayjs.utc(row.from).add(1, 'day');
        while (taken.has(next.format('YYYY-MM-DD'))) next = next.add(1, 'day');
        return next.format('YYYY-MM-DD');
      });
    const declared = holidays.filter((row) => row.name.includes('in lieu'));
    expect(declared.map((row) => row.from).sort()).toEqual(lieu.sort());
    expect(declared.every((row) => row.confidence === 'derived')).toBe(true);
  });

  it('days that depend on the moon are marked as tentative', () => {
    const moon = holidays.filter((row) => /Raya|Muharram|Prophet/.test(row.name) && !row.name.includes('in lieu'));
    expect(moon).toHaveLength(5);
    expect(new Set(moon.map((row) => row.confidence))).toEqual(new Set(['tentative']));
  });
});
