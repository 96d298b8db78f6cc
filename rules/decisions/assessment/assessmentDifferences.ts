import { Decimal } from '../../money/decimal.js';
import type { Assessment, ChargeLine } from './assessment.js';

/** How one charge changed from an assessment to the next; `difference` is signed decimal text. */
export type AssessmentDifference = {
  side: 'origin' | 'destination';
  line: number;
  tax: string;
  currency: string;
  before: string;
  after: string;
  difference: string;
};

/**
 * What a re-assessment changed, charge by charge: differences are issued, nothing is replaced, and one tax is never set
 * off against another. A charge that was not there before counts from zero, one that is gone to zero.
 */
export function assessmentDifferences(before: Assessment, after: Assessment): AssessmentDifference[] {
  return (['origin', 'destination'] as const).flatMap((side) => {
    const keys = new Set([...before[side], ...after[side]].map(keyOf));
    return [...keys].flatMap((key) => {
      const earlier = before[side].find((charge) => keyOf(charge) === key);
      const later = after[side].find((charge) => keyOf(charge) === key);
      const known = later ?? earlier;
      if (known === undefined) return [];
      const from = new Decimal(earlier?.amount.amount ?? 0);
      const to = new Decimal(later?.amount.amount ?? 0);
      if (from.equals(to)) return [];
      const scale = known.amount.amount.split('.')[1]?.length ?? 0;
      return [
        {
          side,
          line: known.line,
          tax: known.tax,
          currency: known.amount.currency,
          before: from.toFixed(scale),
          after: to.toFixed(scale),
          difference: to.minus(from).toFixed(scale),
        },
      ];
    });
  });
}

const keyOf = (charge: ChargeLine): string => `${charge.line}:${charge.tax}:${charge.amount.currency}:${charge.ruleId}`;
