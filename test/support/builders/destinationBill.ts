import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { assessDestination } from '../../../rules/decisions/assessment/assessDestination.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { COUNTRIES } from '../../rules/packRoots.js';
import { buildCoffeeDeclaration } from './declarationData.js';

const registry = loadPacks(COUNTRIES);

/** Goods as a test of a destination's law names them: heading, price, and what matters of the rest. */
export interface Goods extends Partial<Omit<DeclarationItem, 'value'>> {
  hs_code: string;
  price: string;
}

/** A consignment as a test of a destination's law names it. */
export interface Consignment {
  regime: string;
  on: string;
  /** Country the goods are sent from, and of their origin where they name none. */
  from: string;
  goods: Goods[];
  currency: string;
  freight?: string;
  mode?: DeclarationData['mode_of_transport'];
  sellerNumber?: string;
}

/** What the product's pack of a destination charges: each tax summed over the lines, and what it leaves open. */
export interface Bill {
  taxes: Record<string, string>;
  open: string[];
  reasons: string;
}

/** Assesses a consignment under the law of a destination. Amounts are decimal text without needless zeros. */
export function destinationBill(destination: string, consignment: Consignment): Bill {
  const { on, goods, from, currency, freight = '0', mode = 'air', regime, sellerNumber } = consignment;
  const data = buildCoffeeDeclaration({
    corridor: { origin: from, destination },
    invoice: { number: 'T-1', date: on, currency },
    regime,
    freight: { amount: freight, currency },
    insurance: { amount: '0', currency },
    mode_of_transport: mode,
    ...(sellerNumber === undefined ? {} : { ioss_number: sellerNumber }),
    items: goods.map(({ price, ...item }, index) => ({
      line: index + 1,
      description: 'goods',
      origin: from,
      net_weight_grams: 1000,
      quantity: '1',
      unit: 'piece',
      ...item,
      value: { amount: price, currency },
    })),
  });
  const { charges, cannotSay } = assessDestination(data, registry.packAt(destination, on), on);
  const taxes: Record<string, string> = {};
  for (const { tax, amount } of charges) {
    taxes[tax] = new Decimal(taxes[tax] ?? 0).plus(amount.amount).toString();
  }
  return {
    taxes,
    open: cannotSay.map(({ what }) => what),
    reasons: cannotSay.map(({ why }) => why).join(' '),
  };
}
