import type { RateNeed } from '../../../domain/money/tableRate.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { needsOfRegime } from '../assessment/neededRates.js';
import { placeOf } from './place.js';
import type { GuidanceQuestion } from './question.js';
import { rateLawsOf } from './valueInLaw.js';

/**
 * The exchange rates that an answer needs of the installation's tables, to hold the value against limits in other
 * currencies; the caller loads them and hands them in. None where no value was told or no pack states such a limit.
 */
export function guidanceRateNeeds(registry: PackRegistry, question: GuidanceQuestion): RateNeed[] {
  const { value, date } = question;
  if (value === undefined) return [];
  const place = placeOf(registry, question);
  const needs = place.packs.flatMap((pack) => {
    const limits = limitCurrencies(pack).filter((currency) => currency !== value.currency);
    if (limits.length === 0) return [];
    return rateLawsOf(pack, place).flatMap((law) => {
      const own = law.currency === 'invoice' ? [] : [law.currency];
      return needsOfRegime(law, [value.currency, ...own, ...limits], date);
    });
  });
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

const currenciesByPack = new WeakMap<Pack, string[]>();

/** Currencies of the limits of value in a pack's conditions. */
function limitCurrencies(pack: Pack): string[] {
  const known = currenciesByPack.get(pack);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const { formalities, permits, goodsLines, restrictions, steps } = pack.lists;
  JSON.stringify([formalities, permits, goodsLines, restrictions, steps], (_, part: unknown) => {
    if (isValueLimit(part)) found.add(part.currency);
    return part;
  });
  currenciesByPack.set(pack, [...found]);
  return [...found];
}

const isValueLimit = (part: unknown): part is { currency: string } =>
  typeof part === 'object' &&
  part !== null &&
  'kind' in part &&
  part.kind === 'value' &&
  'currency' in part &&
  typeof part.currency === 'string';
