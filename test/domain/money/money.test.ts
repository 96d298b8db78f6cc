import fc from 'fast-check';
import { isAmount, isZero, parseMoney } from '../../../domain/money/money.js';

describe('money as text', () => {
  test.each([
    ['0', true],
    ['12.50', true],
    ['0.00000001', true],
    ['999999999999999.99999999', true],
    ['1000000000000000', false],
    ['0.000000001', false],
    ['', false],
    ['.5', false],
    ['5.', false],
    ['05', false],
    ['-1', false],
    ['+1', false],
    ['1e3', false],
    ['1,000', false],
    ['1 000', false],
    ['NaN', false],
  ])('%s: %s', (text, fits) => {
    expect(isAmount(text)).toBe(fits);
  });

  test('says both faults at once', () => {
    expect(parseMoney('1,5', 'usd')).toEqual({
      ok: false,
      problems: [
        { code: 'MONEY.AMOUNT_MALFORMED', pointer: '/amount', facts: { amount: '1,5' } },
        { code: 'MONEY.CURRENCY_MALFORMED', pointer: '/currency', facts: { currency: 'usd' } },
      ],
    });
    expect(parseMoney('1.5', 'USD')).toEqual({ ok: true, value: { amount: '1.5', currency: 'USD' } });
  });

  test('nil is nil with any number of zeros, and nothing else is', () => {
    const digits = fc.nat({ max: 99_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 8 }), (number, places) => {
        const amount = `0.${String(number).padStart(8, '0').slice(0, places)}`;
        expect(isZero({ amount, currency: 'USD' })).toBe(Number(amount) === 0);
      }),
    );
    expect([isZero({ amount: '0', currency: 'USD' }), isZero({ amount: '10', currency: 'USD' })]).toEqual([
      true,
      false,
    ]);
  });
});
