import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { parseMoney, isZero, type Money } from '../../../domain/money/money.js';
import { fault, type DeclarationFault } from './fault.js';

const AMOUNT_HINT = 'Write the amount as decimal text, such as "12.50".';

/** Faults of amounts and currencies: their form, one currency for all goods, nothing sold for nothing. */
export function checkMoney(data: DeclarationData): DeclarationFault[] {
  const amounts: [string, Money][] = [
    ['/freight', data.freight],
    ['/insurance', data.insurance],
    ...data.items.map((item, index): [string, Money] => [`/items/${index}/value`, item.value]),
  ];
  const malformed = amounts.flatMap(([pointer, money]) => {
    const parsed = parseMoney(money.amount, money.currency);
    if (parsed.ok) return [];
    return parsed.problems.map((problem) => fault(`${pointer}${problem.pointer ?? ''}`, problem.code, AMOUNT_HINT));
  });
  const items = data.items.flatMap((item, index) => {
    const faults: DeclarationFault[] = [];
    if (item.value.currency !== data.invoice.currency) {
      const hint = `The invoice is in ${data.invoice.currency}: give the price of each item in it.`;
      faults.push(fault(`/items/${index}/value/currency`, 'MONEY.CURRENCIES_DIFFER', hint));
    }
    if (isZero(item.value)) {
      const hint = 'Customs needs a value also for what is given away: what it would be sold for.';
      faults.push(fault(`/items/${index}/value/amount`, 'DECLARATION.FIELD_INVALID', hint));
    }
    return faults;
  });
  return [...malformed, ...items];
}
