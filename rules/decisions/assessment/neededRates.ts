import type { RateNeed } from '../../../domain/money/tableRate.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { dateAtDestination, rulesetRef } from '../../loader/rulesetRef.js';
import { legalDay } from '../../money/legalRateDate.js';
import { DEFAULT_MAXIMUM_AGE_DAYS } from '../../money/rateOfDay.js';
import { PACK_TABLE } from '../../schemas/rateChoice.js';
import type { Regime } from '../../schemas/regimes.js';
import type { AssessDutyInput } from './assessment.js';
import { exportRegimeOf } from './assessOrigin.js';
import { findRegime } from './assessSide.js';
import { rateDay } from './openRegimes.js';

/** A rate of the same weekday a week later is looked for as well. */
const WEEK = 7;

/**
 * The exchange rates that an assessment needs of the installation's tables; the caller loads them and hands them in, since
 * rules read no table. None of a side that levies nothing; none where the goods are priced in the currency in which they are
 * taxed, and none for regimes that take the pack's own rows alone, or the rate of a day that nobody has
 * named.
 */
export function neededRates(
  registry: PackRegistry,
  input: Pick<AssessDutyInput, 'data' | 'date' | 'ruleset' | 'paidOn'>,
): RateNeed[] {
  const { data, date, paidOn } = input;
  const ruleset = input.ruleset ?? rulesetRef(registry, data.corridor, date);
  const origin = registry.packOf(ruleset, data.corridor.origin);
  const destination = registry.packOf(ruleset, data.corridor.destination);
  const dates = { origin: ruleset.date, destination: dateAtDestination(ruleset) };
  const exported = findRegime(origin, 'export', exportRegimeOf(data), dates.origin);
  const imported = findRegime(destination, 'import', data.regime, dates.destination);
  return [
    ...needsOf(origin, exported, data, dates.origin, paidOn),
    ...needsOf(destination, imported, data, dates.destination, paidOn),
  ];
}

function needsOf(
  pack: Pack,
  regime: Regime | undefined,
  data: AssessDutyInput['data'],
  date: string,
  paidOn: string | undefined,
): RateNeed[] {
  if (regime === undefined || regime.taxes.length === 0) return [];
  const day = rateDay(regime, { data, date, paidOn });
  if (day === undefined) return [];
  const { invoice, freight, insurance, items } = data;
  const own = regime.currency === 'invoice' ? invoice.currency : regime.currency;
  const stated = [own, freight.currency, insurance.currency, ...items.map(({ value }) => value.currency)];
  return needsOfRegime(regime, [...stated, ...currenciesOf(pack)], day);
}

/** What a regime looks at in tables to convert between these currencies, for an event on a day. */
export function needsOfRegime(
  { rateDate, rates, amountRates }: Pick<Regime, 'rateDate' | 'rates' | 'amountRates'>,
  concerned: readonly string[],
  date: string,
): RateNeed[] {
  const currencies = [...new Set(concerned)];
  if (currencies.length < 2) return [];
  const choices = [
    ...(rates === undefined ? [] : [{ rule: rateDate.rule, rates }]),
    ...(amountRates === undefined ? [] : [amountRates]),
  ];
  return choices.flatMap((choice) => needsOfChoice(choice, currencies, date));
}

/** What a choice of rates looks at: its tables around its day, and around the day of a correction within the month. */
function needsOfChoice(
  { rule, rates }: NonNullable<Regime['amountRates']>,
  currencies: readonly string[],
  date: string,
): RateNeed[] {
  const { tables, maximumAgeDays = DEFAULT_MAXIMUM_AGE_DAYS, crossThrough } = rates;
  const all = [...new Set([...currencies, ...(crossThrough === undefined ? [] : [crossThrough])])].sort();
  const { day, corrected } = legalDay(rule, date);
  const days = [day, ...(corrected === undefined ? [] : [corrected.day])];
  const reachDays = Math.max(maximumAgeDays, WEEK);
  return tables
    .filter((table) => table !== PACK_TABLE)
    .flatMap((table) => days.map((one) => ({ table, currencies: all, day: one, reachDays })));
}

const currenciesByPack = new WeakMap<Pack, string[]>();

/** Currencies in which the pack states amounts of its law: measures, thresholds, limits, reliefs. */
function currenciesOf(pack: Pack): string[] {
  const known = currenciesByPack.get(pack);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const { measures, regimes, preferences, reliefs } = pack.lists;
  // Wherever an amount stands in a row, its currency stands beside it.
  JSON.stringify([measures, regimes, preferences, reliefs], (key: string, value: unknown) => {
    if (key === 'currency' && typeof value === 'string' && /^[A-Z]{3}$/.test(value)) found.add(value);
    return value;
  });
  currenciesByPack.set(pack, [...found]);
  return [...found];
}
