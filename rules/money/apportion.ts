import { Decimal, sum, ZERO } from './decimal.js';
import { round, type Rounding } from './rounding.js';

/**
 * Splits a total over lines in proportion to their weights (values or masses), each share rounded in the regime's mode,
 * the last line taking what is left, so that the shares add up to the total exactly.
 * With no weight at all the lines share alike. The total must already stand at the regime's scale.
 */
export function apportion(total: Decimal, weights: readonly Decimal[], rounding: Rounding): Decimal[] {
  if (weights.length === 0) return [];
  const whole = sum(weights);
  const shareOf = (weight: Decimal): Decimal =>
    whole.isZero() ? total.div(weights.length) : total.times(weight).div(whole);
  const shares: Decimal[] = [];
  // Cumulative rounding: each line's share is the difference of two rounded running totals, so that no share can fall
  // below zero and the last line's remainder stays below one unit in the last place.
  let running = ZERO;
  let given = ZERO;
  for (const weight of weights.slice(0, -1)) {
    running = running.plus(shareOf(weight));
    const next = round(running, rounding);
    shares.push(next.minus(given));
    given = next;
  }
  return [...shares, total.minus(given)];
}
