import { evaluateTaxRule } from '../../../rules/decisions/assessment/evaluators/evaluateTaxRule.js';
import { Decimal } from '../../../rules/money/decimal.js';
import type { LineTaxRule } from '../../../rules/schemas/taxRules.js';

function amountOf(rule: LineTaxRule, base: string, currency: string): string {
  const result = evaluateTaxRule(rule, {
    base: new Decimal(base),
    value: new Decimal(base),
    currency,
    rounding: { mode: 'half_up', scale: 2 },
    goods: { net_weight_grams: 1000, quantity: '1', unit: 'piece' },
    convert: () => undefined,
  });
  if ('cannotSay' in result) throw new Error(result.cannotSay.code);
  return result.answer.legalAmount.toDecimalPlaces(6).toString();
}

describe('a tax inside the price with a surtax on it', () => {
  // Thai Customs, sample of duty assessment: 380 x 0.3 / (1 - 1.1 x 0.3) = 170.149; 172 x 0.0310238 = 5.336.
  it.each([
    ['0.30', '380', '170.149254'],
    ['0.03', '172', '5.336091'],
  ])('at %s on %s comes to %s', (rate, base, amount) => {
    expect(amountOf({ kind: 'inside_price', rate, surtax: '0.10' }, base, 'THB')).toBe(amount);
  });

  it('is the plain tax inside the price where there is no surtax', () => {
    // China: 1.14 x 0.1 / 0.9 = 0.126666...
    expect(amountOf({ kind: 'inside_price', rate: '0.10' }, '1.14', 'CNY')).toBe('0.126667');
  });
});

describe('a tax that the price contains already', () => {
  // 1,400 / 1.4 = 1,000, of which 40 % is 400; 3,540,000 / 1.18 = 3,000,000, of which 18 % is 540,000.
  it.each([
    ['0.40', '1400', '400'],
    ['0.18', '3540000', '540000'],
    ['0.40', '100', '28.571429'],
    ['0', '100', '0'],
  ])('at %s in %s comes to %s', (rate, price, amount) => {
    expect(amountOf({ kind: 'contained_in_price', rate }, price, 'CNY')).toBe(amount);
  });
});
