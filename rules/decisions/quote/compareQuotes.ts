import { Decimal } from '../../money/decimal.js';
import type { Offer } from './quote.js';

/** By how much a tax, or the landed cost, differs from one answer to another; `difference` is signed decimal text. */
export type QuoteDifference = {
  of: 'origin' | 'destination' | 'landed';
  /** Code of the tax; null of the landed cost. */
  tax: string | null;
  currency: string;
  before: string;
  after: string;
  difference: string;
};

type Amount = Pick<QuoteDifference, 'of' | 'tax' | 'currency'> & { amount: Decimal; scale: number };

/**
 * What differs between two answers, tax by tax over all lines and parcels, and in the landed cost; one currency is never
 * set off against another. What one of them does not have counts there as zero.
 */
export function compareOffers(before: Offer, after: Offer): QuoteDifference[] {
  const [earlier, later] = [amountsOf(before), amountsOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [from, to] = [earlier.get(key), later.get(key)];
    const known = to ?? from;
    if (known === undefined) return [];
    const [was, is] = [from?.amount ?? new Decimal(0), to?.amount ?? new Decimal(0)];
    if (was.equals(is)) return [];
    const scale = Math.max(from?.scale ?? 0, to?.scale ?? 0);
    const { of, tax, currency } = known;
    const difference = is.minus(was).toFixed(scale);
    return [{ of, tax, currency, before: was.toFixed(scale), after: is.toFixed(scale), difference }];
  });
}

function amountsOf({ origin, destination, totals }: Offer): Map<string, Amount> {
  const found = new Map<string, Amount>();
  const add = (of: Amount['of'], tax: string | null, { amount, currency }: { amount: string; currency: string }) => {
    const key = `${of}:${tax ?? ''}:${currency}`;
    const before = found.get(key);
    found.set(key, {
      ...{ of, tax, currency },
      amount: new Decimal(amount).plus(before?.amount ?? 0),
      scale: Math.max(amount.split('.')[1]?.length ?? 0, before?.scale ?? 0),
    });
  };
  for (const charge of origin) add('origin', charge.tax, charge.amount);
  for (const charge of destination) add('destination', charge.tax, charge.amount);
  for (const total of totals.landed) add('landed', null, total);
  return found;
}
