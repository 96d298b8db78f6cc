import { Decimal, sum } from './decimal.js';
import { round, type Rounding } from './rounding.js';

/**
 * Splits a total over lines in proportion to their weights (values or masses): each share rounded in the regime's mode,
 * the last line taking what is left, so that the shares add up to the total exactly. No share exceeds what is left to
 * give, so that none is negative however many lines share a few units. With no weight at all the lines share alike.
 * The total must already stand at the regime's scale.
 */
export function apportion(total: Decimal, weights: readonly Decimal[], rounding: Rounding): Decimal[] {
  if (weights.length === 0) return [];
  const whole = sum(weights);
  const shares: Decimal[] = [];
  let left = total;
  for (const weight of weights.slice(0, -1)) {
    const exact = whole.isZero() ? total.div(weights.length) : total.times(weight).div(whole);
    const share = Decimal.min(round(exact, rounding), left);
    shares.push(share);
    left = left.minus(share);
  }
  return [...shares, left];
}
