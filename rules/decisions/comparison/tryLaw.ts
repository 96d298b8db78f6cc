import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rulesetRef } from '../../loader/rulesetRef.js';
import { Decimal } from '../../money/decimal.js';
import { assessDuty } from '../assessment/assessDuty.js';
import type { Assessment, CannotSay } from '../assessment/assessment.js';
import { chargeDifferences, type ChargeDifference } from '../assessment/chargeDifferences.js';

/** What a declaration would come to differently; plain JSON. */
export type LawDifference = { differences: ChargeDifference[]; noLongerSaid: CannotSay[]; nowSaid: CannotSay[] };

/**
 * One declaration by the law of a day as it is and as it would be. Undefined where no packs of its corridor hold on the
 * day, so that there is nothing to compare.
 */
export function tryLaw(
  { before, after }: { before: PackRegistry; after: PackRegistry },
  data: DeclarationData,
  date: string,
): LawDifference | undefined {
  const [was, is] = [assessBy(before, data, date), assessBy(after, data, date)];
  if (was === undefined || is === undefined) return undefined;
  const lacking = (of: Assessment, than: Assessment): CannotSay[] =>
    of.cannotSay.filter(({ what }) => !than.cannotSay.some((other) => other.what === what));
  return { differences: chargeDifferences(was, is), noLongerSaid: lacking(is, was), nowSaid: lacking(was, is) };
}

function assessBy(registry: PackRegistry, data: DeclarationData, date: string): Assessment | undefined {
  const { corridor } = data;
  const isServed = [corridor.origin, corridor.destination].every(
    (country) => registry.findPackAt(country, date) !== undefined,
  );
  if (!isServed) return undefined;
  return assessDuty(registry, { data, stage: 'final', date, ruleset: rulesetRef(registry, corridor, date) }).value;
}

/** A tax over all declarations: how many lines differ, and by how much; amounts are decimal text. */
export type TaxDifference = Omit<ChargeDifference, 'line'> & { lines: number };

/** Adds differences up by side, tax and currency. */
export function sumByTax(differences: readonly ChargeDifference[]): TaxDifference[] {
  const sums = new Map<string, TaxDifference>();
  for (const { side, tax, currency, before, after, difference } of differences) {
    const key = [side, tax, currency].join(' ');
    const known = sums.get(key) ?? { side, tax, currency, lines: 0, before: '0', after: '0', difference: '0' };
    sums.set(key, {
      ...known,
      lines: known.lines + 1,
      before: plus(known.before, before),
      after: plus(known.after, after),
      difference: plus(known.difference, difference),
    });
  }
  return [...sums.values()];
}

const plus = (a: string, b: string): string =>
  new Decimal(a).plus(b).toFixed(Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0)));
