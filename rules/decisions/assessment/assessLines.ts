import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sum, ZERO, type Decimal } from '../../money/decimal.js';
import type { Regime } from '../../schemas/regimes.js';
import type { Tax } from '../../schemas/taxRules.js';
import { assessLine, type LineAssessment } from './assessLine.js';
import type { TaxPlace } from './taxPlace.js';

/** The taxes of all lines together: what is too little to be collected is left out, on every line. */
export function assessLines(
  place: TaxPlace,
  items: readonly DeclarationItem[],
  values: readonly Decimal[],
  currency: string,
): LineAssessment[] {
  const assess = (where: TaxPlace): LineAssessment[] =>
    items.map((item, index) => {
      const value = values[index];
      if (value === undefined) throw new Error(`Line ${item.line} has no value`);
      return assessLine(where, item, value, currency);
    });
  const full = assess(place);
  const waived = waivedTaxes(place.regime, full);
  return waived.size === 0 ? full : assess({ ...place, waived });
}

/**
 * Taxes that come to less, over all lines, than the regime collects. Such a tax is not collected, so later taxes are not
 * computed on it either. A tax that cannot be said on one line is not waived.
 */
function waivedTaxes(regime: Regime, lines: readonly LineAssessment[]): ReadonlySet<Tax> {
  const waived = regime.taxes.filter(({ tax, notCollectedBelow }) => {
    if (notCollectedBelow === undefined || lines.some(({ legal }) => !legal.has(tax))) return false;
    const total = sum(lines.map(({ legal }) => legal.get(tax) ?? ZERO));
    return total.greaterThan(0) && total.lessThan(notCollectedBelow);
  });
  return new Set(waived.map(({ tax }) => tax));
}
