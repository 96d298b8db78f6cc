import fc from 'fast-check';
import { apportion } from '../../../rules/money/apportion.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';

const CENTS = { mode: 'half_up', scale: 2 } as const;

const split = (total: string, weights: string[]): string[] =>
  apportion(
    new Decimal(total),
    weights.map((weight) => new Decimal(weight)),
    CENTS,
  ).map((share) => share.toFixed(2));

describe('apportion', () => {
  it.each([
    ['10.00', ['1', '1', '1'], ['3.33', '3.33', '3.34']],
    ['10.00', ['2', '1'], ['6.67', '3.33']],
    ['0.01', ['1', '1'], ['0.01', '0.00']],
    ['0.03', ['1', '1', '1', '1', '1', '1'], ['0.01', '0.01', '0.01', '0.00', '0.00', '0.00']],
    ['5.00', ['0', '0'], ['2.50', '2.50']],
    ['7.00', ['0', '3'], ['0.00', '7.00']],
    ['25.00', ['280'], ['25.00']],
  ])('%s over %j is %j', (total, weights, shares) => {
    expect(split(total, weights)).toEqual(shares);
  });

  it('gives nothing to no lines', () => {
    expect(split('1.00', [])).toEqual([]);
  });

  const cents = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((value) => new Decimal(value.toString()).div(100));
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 60 });

  it('always adds up to the total, with no share below zero or finer than the scale', () => {
    fc.assert(
      fc.property(cents, weights, (total, parts) => {
        const shares = apportion(
          total,
          parts.map((part) => new Decimal(part.toString())),
          CENTS,
        );
        expect(sum(shares).equals(total)).toBe(true);
        expect(shares.every((share) => share.greaterThanOrEqualTo(0) && share.decimalPlaces() <= 2)).toBe(true);
      }),
    );
  });

  it('stays within half a unit of the exact share on every line but the last, while there is enough to give', () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 6n }), { minLength: 2, maxLength: 8 }),
        (total, parts) => {
          fc.pre(total.greaterThan(1_000_000));
          const exact = parts.map((part) => new Decimal(part.toString()));
          const whole = sum(exact);
          const shares = apportion(total, exact, CENTS);
          shares.slice(0, -1).forEach((share, index) => {
            const wanted = total.times(exact[index] ?? 0).div(whole);
            expect(share.minus(wanted).abs().lessThanOrEqualTo('0.005')).toBe(true);
          });
        },
      ),
    );
  });
});
