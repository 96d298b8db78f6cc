import type { Pack } from '../../loader/pack.js';
import { Decimal, sum } from '../../money/decimal.js';
import { isRemark } from '../assessment/assessment.js';
import type { Offer } from './quote.js';

/** How many charges are missing from an offer because no source says what they are: nothing known is not nothing to pay. */
const unknownIn = ({ cannotSay }: Offer): number => cannotSay.filter((said) => !isRemark(said)).length;

/**
 * Orders offers: those of which most is known first, of these the cheapest. What is due at the
 * destination is compared, since all have the same at origin; an offer in another currency than the destination's comes last
 * of its kind, and equal ones keep their order.
 */
export function byCost({ manifest }: Pack): (a: Offer, b: Offer) => number {
  const costOf = ({ totals: { destination } }: Offer): Decimal | undefined =>
    destination.every(({ currency }) => currency === manifest.currency)
      ? sum(destination.map(({ amount }) => new Decimal(amount)))
      : undefined;
  return (a, b) => {
    const unknown = unknownIn(a) - unknownIn(b);
    if (unknown !== 0) return unknown;
    const [costA, costB] = [costOf(a), costOf(b)];
    if (costA === undefined || costB === undefined) return costA === costB ? 0 : costA === undefined ? 1 : -1;
    return costA.comparedTo(costB);
  };
}
