import { evaluateTaxRule } from '../../rules/decisions/assessment/evaluators/evaluateTaxRule.js';
import { Decimal } from '../../rules/money/decimal.js';
import { billsLike, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const shirt = billsLike({
  to: 'TH',
  from: 'CN',
  regime: 'parcel',
  date: '2026-01-01',
  mode: 'post',
  currency: 'THB',
  goods: [goods('610910', '1500.00')],
});
const bill = (date: string, price: string, changes: Changes = {}): Bill => shirt({ date, price, ...changes });
const SHORT = { duty: '0.00', excise: '0.00', vat: '0.00' };

describe('the relief of Thailand up to THB 1,500, and its end', () => {
  // Clothing: duty 30 %, VAT 7 % of the value with duty. 1,500.01: 450.003 rounded up to 450.01, VAT 136.50091 to 136.51.
  it.each([
    ['2024-07-04', '1499.99', '0.00', '0.00'],
    ['2024-07-04', '1500.00', '0.00', '0.00'],
    ['2024-07-04', '1500.01', '450.01', '136.51'],
    ['2024-07-05', '1499.99', '0.00', '105.00'],
    ['2024-07-05', '1500.00', '0.00', '105.00'],
    ['2024-07-05', '1500.01', '450.01', '136.51'],
    ['2025-12-31', '1500.00', '0.00', '105.00'],
    ['2025-12-31', '1500.01', '450.01', '136.51'],
    ['2026-01-01', '1499.99', '450.00', '136.50'],
    ['2026-01-01', '1500.00', '450.00', '136.50'],
    ['2026-01-01', '1500.01', '450.01', '136.51'],
  ])('on %s at THB %s: duty %s, VAT %s', (date, value, duty, vat) => {
    expect(bill(date, value).taxes).toMatchObject({ duty, vat });
  });

  it.each([
    ['2024-07-05', '0.99', SHORT],
    ['2024-07-05', '1.00', SHORT],
    ['2024-07-05', '1.01', { duty: '0.00', vat: '0.08' }],
    ['2026-01-01', '1.00', SHORT],
    // 30 % of 1.01 is 0.303, up to 0.31; 7 % of 1.313 is 0.09191, up to 0.10.
    ['2026-01-01', '1.01', { duty: '0.31', vat: '0.10' }],
  ])('on %s at THB %s, from the first baht: %j', (date, value, expected) => {
    expect(bill(date, value).taxes).toMatchObject(expected);
  });
});

describe('parcels into Thailand', () => {
  it.each([
    ['39999.99', true],
    ['40000.00', true],
    ['40000.01', false],
  ])('at FOB THB %s are within the regime of parcels: %s', (value, within) => {
    const { taxes, reasons } = bill('2026-01-01', value, { freight: '500.00' });
    expect('duty' in taxes).toBe(within);
    expect(reasons.includes('declare under it')).toBe(!within);
  });

  it('come by post or air; by sea they need a full entry', () => {
    expect(bill('2026-01-01', '100.00', { mode: 'sea' }).reasons).toContain('is open to goods sent by post, air');
    expect(bill('2026-01-01', '100.00', { mode: 'sea', regime: 'general_trade' }).taxes['duty']).toBe('30.00');
  });

  it('bear VAT as far as its decree reaches, and are left open after', () => {
    expect(bill('2026-09-30', '1000.00').taxes).toMatchObject({ duty: '300.00', vat: '91.00' });
    const after = bill('2026-10-01', '1000.00');
    expect(after.taxes).toEqual({ duty: '300.00', interior_tax: '0.00' });
    expect(after.open).toEqual(['VAT on line 1']);
  });

  it('are left open where the tariff line was not read', () => {
    expect(bill('2026-01-01', '1000.00', { hs: '090121' }).open).toContain('duty on line 1');
  });
});

describe('sample 1 of Thai Customs, in whole dollars', () => {
  it('comes to 130, 170, 17 and 40', () => {
    // CIF 200, duty 60 % and a surcharge of 10, a fee of 50, excise 30 % with its interior tax, VAT 7 %.
    const duty = new Decimal(200).times('0.6').plus(10);
    const base = duty.plus(200).plus(50);
    const result = evaluateTaxRule(
      { kind: 'inside_price', rate: '0.30', surtax: '0.10' },
      {
        base,
        value: new Decimal(200),
        currency: 'USD',
        rounding: { mode: 'half_up', scale: 2 },
        goods: { net_weight_grams: 1, quantity: '1', unit: 'piece' },
        convert: () => undefined,
      },
    );
    if ('cannotSay' in result) throw new Error(result.cannotSay.code);
    const excise = result.answer.legalAmount;
    const vat = base.plus(excise).plus(excise.times('0.1')).times('0.07');
    expect([duty, excise, excise.times('0.1'), vat].map((amount) => amount.toFixed(0))).toEqual([
      '130',
      '170',
      '17',
      '40',
    ]);
  });
});
