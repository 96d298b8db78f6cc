import type { Money } from '../../../domain/money/money.js';
import { Decimal, sum } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';

/** One sum a currency, in the order in which currencies appear; nothing is converted. */
export function addMoney(all: readonly Money[]): Money[] {
  const currencies = [...new Set(all.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const amounts = all.filter((one) => one.currency === currency).map(({ amount }) => new Decimal(amount));
    const scale = Math.max(2, ...all.filter((one) => one.currency === currency).map(({ amount }) => scaleOf(amount)));
    return money(sum(amounts), currency, scale);
  });
}

const scaleOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;
