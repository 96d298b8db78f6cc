import type { DeclarationData, ModeOfTransport } from '../../domain/declaration/declarationData.js';
import { assessDestination } from '../../rules/decisions/assessment/assessDestination.js';
import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import type { ChargeLine } from '../../rules/decisions/assessment/assessment.js';
import { Decimal } from '../../rules/money/decimal.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';
import { COUNTRIES } from '../rules/packRoots.js';

const registry = loadPacks(COUNTRIES);

/** Goods on their way to a destination; amounts are in its currency. */
export interface Parcel {
  to: string;
  currency: string;
  regime: string;
  date: string;
  /** Day of the sale; that of acceptance where absent. */
  soldOn?: string;
  from?: string;
  origin?: string;
  mode?: ModeOfTransport;
  subdivision?: string | undefined;
  hs?: string;
  commodityCode?: string;
  /** Price of each line. */
  prices: string[];
  quantity?: string;
  freight?: string;
  lvgNumber?: string;
}

export interface Bill {
  /** Sum of each tax that is charged, zeros too. */
  taxes: Record<string, string>;
  charges: ChargeLine[];
  value: string | undefined;
  /** What is left open, and why, in one text. */
  open: string;
}

/** What a parcel bears at its destination by the pack of that day. */
export function billOf(parcel: Parcel): Bill {
  const pack = registry.packAt(parcel.to, parcel.date);
  const { charges, cannotSay, valued } = assessDestination(dataOf(parcel), pack, parcel.date);
  const taxes: Record<string, string> = {};
  for (const { tax, amount } of charges) {
    const decimals = amount.amount.split('.')[1]?.length ?? 0;
    taxes[tax] = new Decimal(taxes[tax] ?? 0).plus(amount.amount).toFixed(decimals);
  }
  const open = cannotSay.map(({ what, why }) => `${what}: ${why}`).join(' ');
  return { taxes, charges, value: valued?.total.toString(), open };
}

/** The explanation of the whole assessment of a parcel from Rwanda, in words. */
export const explanationOf = (parcel: Parcel): string =>
  assessDuty(registry, { data: dataOf(parcel), date: parcel.date, stage: 'provisional' }).explanation;

function dataOf(parcel: Parcel): DeclarationData {
  const { to, currency, from = 'RW', prices, lvgNumber, subdivision, commodityCode } = parcel;
  const base = buildCoffeeDeclaration();
  const [item] = base.items;
  if (item === undefined) throw new Error('no item');
  const money = (amount: string): { amount: string; currency: string } => ({ amount, currency });
  return {
    ...base,
    corridor: { origin: from, destination: to },
    consignee: { name: 'A', address: 'B', country: to, ...(subdivision === undefined ? {} : { subdivision }) },
    invoice: { number: 'A-1', date: parcel.soldOn ?? parcel.date, currency },
    regime: parcel.regime,
    mode_of_transport: parcel.mode ?? 'air',
    freight: money(parcel.freight ?? '0'),
    insurance: money('0'),
    ...(lvgNumber === undefined ? {} : { lvg_number: lvgNumber }),
    items: prices.map((price, index) => ({
      ...item,
      line: index + 1,
      hs_code: parcel.hs ?? '330499',
      ...(commodityCode === undefined ? {} : { commodity_code: commodityCode }),
      origin: parcel.origin ?? from,
      quantity: parcel.quantity ?? '1',
      value: money(price),
    })),
  };
}
