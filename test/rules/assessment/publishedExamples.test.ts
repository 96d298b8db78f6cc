import { assessLines } from '../../../rules/decisions/assessment/assessLines.js';
import { findRegime } from '../../../rules/decisions/assessment/assessSide.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal, sum } from '../../../rules/money/decimal.js';
import { createRateBook } from '../../../rules/money/rateBook.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const pack = loadPacks(COUNTRIES).packAt('CN', DATE);
const regime = findRegime(pack, 'import', 'retail_import', DATE);
if (regime === undefined) throw new Error('The pack of China has no retail import');
const place = { pack, regime, partner: 'RW', date: DATE, rates: createRateBook({ pack, regime, date: DATE }) };

interface Goods {
  hs: string;
  value: string;
  grams?: number;
  quantity?: string;
  unit?: string;
}

function assess({ hs, value, grams = 1000, quantity = '1', unit = 'piece' }: Goods) {
  const item = {
    line: 1,
    description: 'goods',
    hs_code: hs,
    origin: 'RW',
    net_weight_grams: grams,
    quantity,
    unit,
    value: { amount: value, currency: 'CNY' },
  };
  const customs = new Decimal(value);
  const [line] = assessLines(place, [item], [{ customs, goods: customs }], 'CNY');
  const { charges, cannotSay } = line ?? { charges: [], cannotSay: [] };
  const amounts = Object.fromEntries(charges.map((charge) => [charge.tax, charge.amount.amount]));
  const combined = sum(charges.map((charge) => new Decimal(charge.unrounded))).div(value);
  return { amounts, combined, charges, cannotSay };
}

describe('retail import into China, published rates', () => {
  it.each([
    ['VAT 13 %', '090121', '0.091'],
    ['VAT 9 %', '090422', '0.063'],
    ['VAT 9 %, tea', '090230', '0.063'],
  ])('%s (HS %s) gives a combined rate of %s', (_, hs, rate) => {
    const { combined, amounts } = assess({ hs, value: '1234.00' });
    expect(combined.toString()).toBe(rate);
    expect(amounts['duty']).toBe('0.00');
    expect(amounts).not.toHaveProperty('consumption_tax');
  });

  it('computes consumption tax and VAT of high-end cosmetics as two lines that make (CT + VAT) / (1 - CT) x 70 %', () => {
    const { combined, charges } = assess({ hs: '330499', value: '700.00', grams: 50 });
    const formula = new Decimal('0.15').plus('0.13').div(new Decimal(1).minus('0.15')).times('0.7');
    expect(combined.toDecimalPlaces(9).toString()).toBe(formula.toDecimalPlaces(9).toString());
    expect(charges.map((charge) => [charge.tax, charge.amount.amount])).toEqual([
      ['duty', '0.00'],
      ['consumption_tax', '86.47'],
      ['vat', '74.94'],
    ]);
  });

  // Cai Shui (2016) 103: from CNY 10 a gram or millilitre, CNY 15 a sheet. Case: CNY 700, 50 g -> 14 a gram; 84 g -> 8.33.
  it.each([
    [{ hs: '330499', value: '700.00', grams: 50 }, true],
    [{ hs: '330499', value: '700.00', grams: 84 }, false],
    [{ hs: '330499', value: '499.99', grams: 50 }, false],
    [{ hs: '330499', value: '500.00', grams: 50 }, true],
    [{ hs: '330499', value: '149.99', quantity: '10', unit: 'sheet' }, false],
    [{ hs: '330499', value: '150.00', quantity: '10', unit: 'sheet' }, true],
    [{ hs: '330499', value: '299.00', quantity: '30', unit: 'ml' }, false],
    [{ hs: '330499', value: '300.00', quantity: '30', unit: 'ml' }, true],
  ])('%j bears consumption tax: %s', (goods, bears) => {
    expect('consumption_tax' in assess(goods).amounts).toBe(bears);
  });

  it('cannot say the value of one unit without a quantity, nor the VAT that rests on it', () => {
    const { amounts, cannotSay } = assess({ hs: '330499', value: '700.00', grams: 0 });
    expect(amounts).toEqual({ duty: '0.00' });
    expect(cannotSay.map(({ what }) => what)).toEqual(['consumption tax on line 1', 'VAT on line 1']);
  });

  it('cannot say what a tax is on goods without a row, and charges nothing for it', () => {
    const { amounts, cannotSay } = assess({ hs: '420221', value: '100.00' });
    expect(amounts).toEqual({ duty: '0.00' });
    expect(cannotSay[0]?.why).toBe(
      'No row of CN with a source says what consumption tax is on HS 420221 on 2026-11-23.',
    );
  });

  it('explains the amount by the numbers it is made of', () => {
    const [, vat] = assess({ hs: '090121', value: '50.50' }).charges;
    expect(vat).toMatchObject({
      rate: '0.091',
      base: { amount: '50.50', currency: 'CNY' },
      amount: { amount: '4.60', currency: 'CNY' },
      unrounded: '4.5955',
      explanation: 'VAT: 13 % of CNY 50.50, of which 70 % is collected = 4.5955, rounded to CNY 4.60.',
      ruleId: 'cn.vat.coffee-roasted',
      source: 'coffee-0901210000',
      confidence: 'secondary',
    });
  });
});
