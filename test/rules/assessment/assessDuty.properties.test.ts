import fc from 'fast-check';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import type { Assessment } from '../../../rules/decisions/assessment/assessment.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES } from '../packRoots.js';

const registry = loadPacks(COUNTRIES);
const [TEMPLATE] = buildCoffeeDeclaration().items;
if (TEMPLATE === undefined) throw new Error('The coffee declaration has no item');

const cents = (max: number): fc.Arbitrary<string> =>
  fc.integer({ min: 1, max }).map((value) => new Decimal(value).div(100).toFixed(2));

const declaration: fc.Arbitrary<DeclarationData> = fc
  .record({
    values: fc.array(cents(4_000), { minLength: 1, maxLength: 15 }),
    freight: cents(3_000),
    insurance: cents(500),
    currency: fc.constantFrom('USD', 'CNY'),
  })
  .map(({ values, freight, insurance, currency }) =>
    buildCoffeeDeclaration({
      invoice: { number: 'P-1', date: '2026-11-23', currency },
      freight: { amount: freight, currency },
      insurance: { amount: insurance, currency },
      items: values.map((amount, index) => ({ ...TEMPLATE, line: index + 1, value: { amount, currency } })),
    }),
  );

const assess = (data: DeclarationData): { value: Assessment; lineValues: Decimal[] } => {
  const { value, facts } = assessDuty(registry, { data, date: '2026-11-23', stage: 'provisional' });
  return { value, lineValues: (facts['lineValues'] as string[]).map((text) => new Decimal(text)) };
};

/** Every number anywhere in a value; a float would stand out here. */
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe('assessDuty, for any parcel within the limits', () => {
  it('spreads freight and insurance so that the lines add up to the customs value exactly', () => {
    fc.assert(
      fc.property(declaration, (data) => {
        const { value, lineValues } = assess(data);
        expect(sum(lineValues).toFixed(2)).toBe(value.customsValue.amount);
      }),
    );
  });

  it('adds up its lines to its totals, per side and currency', () => {
    fc.assert(
      fc.property(declaration, (data) => {
        const { value } = assess(data);
        const total = sum(value.destination.map((charge) => new Decimal(charge.amount.amount)));
        expect(value.totals.destination).toEqual([{ amount: total.toFixed(2), currency: 'CNY' }]);
      }),
    );
  });

  it('never charges less when one price rises', () => {
    fc.assert(
      fc.property(declaration, cents(500), fc.nat(), (data, more, pick) => {
        const at = pick % data.items.length;
        const items = data.items.map((item, index) =>
          index === at
            ? { ...item, value: { ...item.value, amount: new Decimal(item.value.amount).plus(more).toFixed(2) } }
            : item,
        );
        const before = assess(data).value;
        const after = assess({ ...data, items }).value;
        fc.pre(after.destination.length > 0);
        const vat = (value: Assessment): Decimal =>
          sum(value.destination.map((charge) => new Decimal(charge.unrounded)));
        expect(vat(after).greaterThanOrEqualTo(vat(before))).toBe(true);
      }),
    );
  });

  it('charges the same, but for rounding, whether goods stand on one line or on several', () => {
    fc.assert(
      fc.property(declaration, (data) => {
        const joined = sum(data.items.map((item) => new Decimal(item.value.amount))).toFixed(2);
        const one = { ...TEMPLATE, line: 1, value: { amount: joined, currency: data.invoice.currency } };
        const [split, whole] = [assess(data).value, assess({ ...data, items: [one] }).value];
        const total = (value: Assessment): Decimal => new Decimal(value.totals.destination[0]?.amount ?? 0);
        // Each line may be off by half a fen of tax and by half a fen of value.
        const tolerance = new Decimal('0.006').times(data.items.length + 1);
        expect(total(split).minus(total(whole)).abs().lessThanOrEqualTo(tolerance)).toBe(true);
      }),
    );
  });

  it('holds amounts as text: the only numbers are line numbers', () => {
    fc.assert(
      fc.property(declaration, (data) => {
        const lines = new Set(data.items.map((item) => item.line));
        expect(numbersIn(assess(data).value).every((number) => lines.has(number))).toBe(true);
      }),
    );
  });

  it('survives JSON unchanged', () => {
    fc.assert(
      fc.property(declaration, (data) => {
        const { value } = assess(data);
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
    );
  });
});
