import type { Pack } from '../loader/pack.js';
import { legalDay } from '../money/legalRateDate.js';
import { DEFAULT_MAXIMUM_AGE_DAYS } from '../money/rateOfDay.js';
import { addDays } from '../decisions/deadline/workingDays.js';
import { listFile, ROW_LIST_NAMES } from '../schemas/lists.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** Days from the legal day to the one that takes its place if it is a holiday: the Wednesday after. */
const WEEK = 7;

/** Validity of rows is sane, holidays last a day, and an official exchange rate is of the day the law names. */
export function checkDates(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'dates');
  const own = `${pack.manifest.country.toLowerCase()}.`;
  const rows = ROW_LIST_NAMES.flatMap((name) =>
    pack.lists[name].flatMap((row) => {
      const file = listFile(name);
      if (row.until === null) return [];
      if (row.until < row.from) return [problem(file, `${row.id} ends before it begins`)];
      // A row of the union is older than a later pack of its member.
      return row.until < pack.manifest.effectiveFrom && row.id.startsWith(own)
        ? [problem(file, `${row.id} ends before the pack takes effect, so it can never hold`)]
        : [];
    }),
  );
  const holidays = pack.lists.holidays
    .filter((row) => row.until !== row.from)
    .map((row) => problem('holidays.json', `${row.id} must be one day: "from" and "until" the same`));
  return [...rows, ...holidays, ...checkRates(pack)];
}

function checkRates(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'dates');
  return pack.lists.exchangeRates.flatMap((row) => {
    if (row.kind === 'reference') return [];
    const regime = pack.lists.regimes.find((candidate) => candidate.currency === row.quote);
    if (regime === undefined) return [];
    const { rateDate, rates } = regime;
    const legal = legalDay(rateDate.rule, row.from);
    if (legal.by === 'validity') return [];
    const reach = rates?.maximumAgeDays ?? DEFAULT_MAXIMUM_AGE_DAYS;
    const instead = rates?.ifNonePublished ?? (legal.lastUpTo ? 'last_before' : 'week_later');
    const fits = {
      last_before: row.publishedOn < legal.day && addDays(legal.day, -reach) <= row.publishedOn,
      next_after: legal.day < row.publishedOn && row.publishedOn <= addDays(legal.day, reach),
      week_later: row.publishedOn === addDays(legal.day, WEEK),
    };
    return row.publishedOn === legal.day || fits[instead]
      ? []
      : [problem('exchange-rates.json', `${row.id} was published on ${row.publishedOn}, the law names ${legal.day}`)];
  });
}
