import { Decimal, sum } from '../../money/decimal.js';
import type { Assessment, ChargeLine } from './assessment.js';

/** Charges of one tax on one line, whatever rows they rest on; amounts are decimal text, `difference` is signed. */
export type ChargeDifference = {
  side: 'origin' | 'destination';
  line: number;
  tax: string;
  currency: string;
  before: string;
  after: string;
  difference: string;
};

/** What is compared: the charges of both sides. */
export type Charges = Pick<Assessment, 'origin' | 'destination'>;

/** Charges of one tax on one line in one currency; several rows may each bring one. */
export type ChargeGroup = Omit<ChargeDifference, 'before' | 'after' | 'difference'> & { charges: ChargeLine[] };

/** The charges of an assessment by side, line, tax and currency. */
export function groupCharges(charges: Charges): Map<string, ChargeGroup> {
  const groups = new Map<string, ChargeGroup>();
  for (const side of ['origin', 'destination'] as const) {
    for (const charge of charges[side]) {
      const { line, tax } = charge;
      const { currency } = charge.amount;
      const key = [side, line, tax, currency].join(' ');
      const group = groups.get(key) ?? { side, line, tax, currency, charges: [] };
      group.charges.push(charge);
      groups.set(key, group);
    }
  }
  return groups;
}

/** Both groups of a key where their sums differ, with the difference. */
export function differenceOf(before: ChargeGroup | undefined, after: ChargeGroup | undefined): ChargeDifference[] {
  const known = after ?? before;
  if (known === undefined) return [];
  const [from, to] = [totalOf(before), totalOf(after)];
  if (from.equals(to)) return [];
  const scale = Math.max(...[before, after].flatMap((group) => group?.charges.map(scaleOf) ?? []));
  const { side, line, tax, currency } = known;
  const amounts = { before: from.toFixed(scale), after: to.toFixed(scale), difference: to.minus(from).toFixed(scale) };
  return [{ side, line, tax, currency, ...amounts }];
}

/**
 * What differs between the charges of two assessments, tax by tax and line by line. A re-assessment issues these: nothing is
 * replaced, and one tax is never set off against another. A charge that was not there before counts from zero, one that is
 * gone to zero; one that rests on another row is the same charge, of which only the amount counts.
 */
export function chargeDifferences(before: Charges, after: Charges): ChargeDifference[] {
  const [earlier, later] = [groupCharges(before), groupCharges(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) =>
    differenceOf(earlier.get(key), later.get(key)),
  );
}

const totalOf = (group: ChargeGroup | undefined): Decimal =>
  sum(group?.charges.map(({ amount }) => new Decimal(amount.amount)) ?? []);

const scaleOf = ({ amount }: ChargeLine): number => amount.amount.split('.')[1]?.length ?? 0;
