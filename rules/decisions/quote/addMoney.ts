import type { Money } from '../../../domain/money/money.js';
import { shownDecimals } from '../../../domain/money/minorUnits.js';
import { Decimal, sum } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';

/**
 * One sum a currency, in the order in which currencies appear, with its minor units at least; nothing is converted. A currency
 * in which nothing is due is left out, unless nothing is due at all.
 */
export function addMoney(all: readonly Money[]): Money[] {
  const currencies = [...new Set(all.map(({ currency }) => currency))];
  const sums = currencies.map((currency) => {
    const own = all.filter((one) => one.currency === currency);
    const scale = Math.max(shownDecimals(currency), ...own.map(({ amount }) => scaleOf(amount)));
    return money(sum(own.map(({ amount }) => new Decimal(amount))), currency, scale);
  });
  const due = sums.filter(({ amount }) => !new Decimal(amount).isZero());
  return due.length > 0 ? due : sums.slice(0, 1);
}

const scaleOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;
