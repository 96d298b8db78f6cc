import { assessDestination } from '../../../rules/decisions/assessment/assessDestination.js';
import type { ChargeLine } from '../../../rules/decisions/assessment/assessment.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { COUNTRIES } from '../../rules/packRoots.js';
import { parcelData, type Goods, type Parcel } from './parcel.js';

/** The packs of the product. */
export const registry = loadPacks(COUNTRIES);

/** What a destination charges on a parcel, and what it leaves open. */
export interface Bill {
  /** Each tax that is charged, zero too, summed over the lines and with the decimals of its charges. */
  taxes: Record<string, string>;
  charges: readonly ChargeLine[];
  /** Customs value in the currency of the regime; undefined where none was found. */
  value: string | undefined;
  /** What is left open. */
  open: string[];
  /** The same with the reason of each, in one text: `VAT on line 1: …`. */
  reasons: string;
}

/** What a parcel bears at its destination by the pack of its day. */
export function billOf(parcel: Parcel): Bill {
  const { to, date, pack = registry.packAt(to, date) } = parcel;
  const { charges, cannotSay, valued } = assessDestination(parcelData(parcel), pack, date, parcel);
  return {
    taxes: taxSums(charges),
    charges,
    value: valued?.total.toString(),
    open: cannotSay.map(({ what }) => what),
    reasons: cannotSay.map(({ what, why }) => `${what}: ${why}`).join(' '),
  };
}

/** What a test changes of its usual parcel; `hs`, `price` and `item` hold for every line. */
export interface Changes extends Partial<Parcel> {
  hs?: string;
  price?: string;
  item?: Partial<Goods>;
}

/** The usual parcel of a test with what is changed of it. */
export function changed(usual: Parcel, { hs, price, item, ...parcel }: Changes): Parcel {
  const whole = { ...usual, ...parcel };
  const lines = whole.goods.map((line) => ({
    ...line,
    hs_code: hs ?? line.hs_code,
    price: price ?? line.price,
    ...item,
  }));
  return { ...whole, goods: lines };
}

/** Bills of parcels that are alike but for what is changed each time. */
export const billsLike =
  (usual: Parcel) =>
  (changes: Changes = {}): Bill =>
    billOf(changed(usual, changes));

/** The explanation of the whole assessment of a parcel, its origin's side too, in words. */
export const explanationOf = (parcel: Parcel): string =>
  assessDuty(registry, {
    data: parcelData(parcel),
    date: parcel.date,
    stage: 'provisional',
    ...(parcel.rates && { rates: parcel.rates }),
  }).explanation;

/** Charges summed tax by tax; a sum has as many decimals as the finest of its charges, as they were charged. */
function taxSums(charges: readonly ChargeLine[]): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { tax, amount } of charges) {
    const before = sums[tax] ?? '0';
    const decimals = Math.max(...[before, amount.amount].map((text) => text.split('.')[1]?.length ?? 0));
    sums[tax] = new Decimal(before).plus(amount.amount).toFixed(decimals);
  }
  return sums;
}
