import { shownDecimals } from '../../../domain/money/minorUnits.js';
import { sentence } from '../../explanations/sentence.js';
import { apportion } from '../../money/apportion.js';
import { Decimal, sum, ZERO } from '../../money/decimal.js';
import { money, round, unroundedText } from '../../money/rounding.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import { inWords } from './chargeLine.js';
import { convertAt, taxTitle, type TaxPlace } from './taxPlace.js';
import type { TaxedLine, TaxOnLine } from './taxOnLine.js';

/**
 * Does the tax come to less, over all lines, than is collected? A tax that cannot be said on one line is not waived, and
 * one that comes to nothing need not be.
 */
export function isTooLittle(regimeTax: RegimeTax, found: readonly TaxOnLine[]): boolean {
  const { notCollectedBelow, notCollectedUpTo } = regimeTax;
  if (notCollectedBelow === undefined && notCollectedUpTo === undefined) return false;
  const known = found.flatMap((one) => ('legal' in one ? [one.legal] : []));
  if (known.length < found.length) return false;
  const total = sum(known);
  return (
    total.greaterThan(0) &&
    ((notCollectedBelow !== undefined && total.lessThan(notCollectedBelow)) ||
      (notCollectedUpTo !== undefined && total.lessThanOrEqualTo(notCollectedUpTo)))
  );
}

/**
 * Holds a tax against the whole declaration: its least and greatest amount, and the rounding of its sum where the law rounds
 * that and not the lines. The lines share the result by what they came to, the last one taking the remainder.
 */
export function overDeclaration(
  place: TaxPlace,
  regimeTax: RegimeTax,
  found: readonly TaxOnLine[],
  currency: string,
): TaxOnLine[] {
  const { wholeDeclaration: bounds, roundedOver } = regimeTax;
  const charged = found.flatMap((one) =>
    'charge' in one && one.charge !== undefined && one.charge.unrounded !== '0' ? [one.charge] : [],
  );
  const isWhole = found.every((one) => !('cannotSay' in one));
  if ((bounds === undefined && roundedOver !== 'declaration') || !isWhole || charged.length === 0) return [...found];

  const rounding = regimeTax.rounding ?? place.regime.rounding;
  const exact = charged.map(({ unrounded }) => new Decimal(unrounded));
  const total = sum(exact);
  const minimum = bounds?.minimum === undefined ? undefined : convertAt(place, bounds.minimum, currency);
  const maximum = bounds?.maximum === undefined ? undefined : convertAt(place, bounds.maximum, currency);
  const held = minimum?.greaterThan(total) === true ? minimum : maximum?.lessThan(total) === true ? maximum : undefined;
  const whole = round(held ?? total, rounding);
  const shares = apportion(whole, exact, rounding);
  const params = {
    tax: taxTitle(regimeTax.tax, place.regime),
    amount: inWords(money(whole, currency, rounding.scale)),
    sum: inWords(money(total, currency, Math.max(shownDecimals(currency), Math.min(4, total.decimalPlaces())))),
  };
  const why = sentence(held === undefined ? 'charge.rounded_over_declaration' : 'charge.bound_on_declaration', params);
  const byLine = new Map(charged.map(({ line }, index) => [line, shares[index] ?? ZERO]));
  return found.map((one) => {
    if (!('charge' in one) || one.charge === undefined) return one;
    const share = byLine.get(one.charge.line);
    if (share === undefined) return one;
    const { charge } = one;
    const unrounded = held === undefined ? charge.unrounded : unroundedText(share);
    return {
      ...one,
      ...(held === undefined ? {} : { legal: share }),
      charge: {
        ...charge,
        amount: money(share, currency, rounding.scale),
        unrounded,
        explanation: [charge.explanation, why.text].join(' '),
      },
    };
  });
}

/** What is due once for the declaration counts in later bases by each line's share of the value of those that bear it. */
export function apportionFlat(
  place: TaxPlace,
  { tax }: RegimeTax,
  found: readonly TaxOnLine[],
  lines: readonly TaxedLine[],
  currency: string,
): void {
  const bearing = lines.filter((_, index) => 'flat' in (found[index] ?? {}));
  const [measure] = found.flatMap((one) => ('flat' in one ? [one.flat] : []));
  if (measure?.rule.kind !== 'flat_per_declaration') return;
  const amount = convertAt(place, measure.rule.amount, currency);
  if (amount === undefined) return;
  const whole = sum(bearing.map(({ value }) => value.customs));
  for (const line of bearing) {
    const share = whole.isZero() ? amount.div(bearing.length) : amount.times(line.value.customs).div(whole);
    line.legal.set(tax, share);
    line.charged.set(tax, share);
  }
}
