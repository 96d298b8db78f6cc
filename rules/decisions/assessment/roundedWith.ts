import { sentence } from '../../explanations/sentence.js';
import { Decimal } from '../../money/decimal.js';
import { money, round } from '../../money/rounding.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import { inWords } from './chargeLine.js';
import { taxName, taxTitle, type TaxPlace } from './taxPlace.js';
import type { TaxedLine, TaxOnLine } from './taxOnLine.js';

/**
 * A tax that the law takes as one with an earlier one, such as the provincial part of a harmonized tax: the two are rounded
 * together, and this one is what the earlier leaves of the whole. A line that does not bear it stays as it is.
 */
export function roundedWith(
  place: TaxPlace,
  regimeTax: RegimeTax,
  lines: readonly TaxedLine[],
  found: readonly TaxOnLine[],
  currency: string,
): readonly TaxOnLine[] {
  const other = regimeTax.roundedWith;
  if (other === undefined) return found;
  const rounding = regimeTax.rounding ?? place.regime.rounding;
  return found.map((one, index) => {
    if (!('charge' in one) || one.charge === undefined || one.charge.unrounded === '0') return one;
    const [legal, charged] = [lines[index]?.legal.get(other), lines[index]?.charged.get(other)];
    if (legal === undefined || charged === undefined) return one;
    const together = round(legal.plus(one.charge.unrounded), rounding);
    const said = sentence('charge.rounded_with', {
      tax: taxTitle(regimeTax.tax, place.regime),
      other: taxName(other, place.regime),
      amount: inWords(money(together, currency, rounding.scale)),
    });
    const amount = money(Decimal.max(together.minus(charged), 0), currency, rounding.scale);
    return { ...one, charge: { ...one.charge, amount, explanation: [one.charge.explanation, said.text].join(' ') } };
  });
}
