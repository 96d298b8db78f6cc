import { evaluateTaxRule } from '../../rules/decisions/assessment/evaluators/evaluateTaxRule.js';
import { Decimal } from '../../rules/money/decimal.js';
import type { LineTaxRule } from '../../rules/schemas/taxRules.js';
import { billsLike, registry } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const DATE = '2026-11-23';
const bill = billsLike({
  to: 'RW',
  from: 'CN',
  regime: 'home_use',
  date: DATE,
  mode: 'post',
  currency: 'RWF',
  goods: [goods('640411', '100000')],
});

describe('import into Rwanda', () => {
  it('bears duty, VAT on value with duty and handling fee, levies and the fee, line by line', () => {
    // 35 %; 18 % of 100,000 + 35,000 + 10 (1 kg); 5 %; 1.5 %; 0.2 %; 0.2 %; 3,000.
    expect(bill().taxes).toEqual({
      duty: '35000',
      handling_fee: '0',
      vat: '24302',
      withholding_tax: '5000',
      infrastructure_levy: '1500',
      african_union_levy: '200',
      environmental_levy: '200',
      processing_fee: '3000',
    });
  });

  it.each([
    ['2025-06-30', undefined],
    ['2025-07-01', '200'],
    ['2025-12-31', '200'],
    ['2026-01-01', '200'],
  ])('on %s bears an environmental levy of %s', (date, expected) => {
    expect(bill({ date }).taxes['environmental_levy']).toBe(expected);
  });

  it('bears no environmental levy without plastic, and no withholding with a tax clearance whose number is given', () => {
    expect(bill({ item: { relief: { code: 'not_packed_in_plastic' } } }).taxes['environmental_levy']).toBe('0');
    expect(bill({ item: { relief: { code: 'quitus_fiscal', document_number: 'Q-1' } } }).taxes['withholding_tax']).toBe(
      '0',
    );
    expect(bill({ item: { relief: { code: 'quitus_fiscal' } } }).taxes['withholding_tax']).toBe('5000');
  });

  // A simplified declaration is for less than RWF 500,000 and costs RWF 500; from 500,000 on it is the full one.
  it.each([
    ['499999', true],
    ['500000', false],
    ['500001', false],
  ])('of RWF %s may be declared in a simplified way: %s', (price, may) => {
    const { taxes, reasons } = bill({ regime: 'home_use_simplified', price });
    expect(taxes['simplified_processing_fee']).toBe(may ? '500' : undefined);
    expect(reasons.includes('("home_use")')).toBe(!may);
  });

  it('from a partner state leaves freight out and bears neither duty nor the two levies', () => {
    const { taxes } = bill({ regime: 'home_use_eac', from: 'KE', freight: '50000' });
    expect(taxes).toEqual({
      duty: '0',
      handling_fee: '0',
      vat: '18002',
      withholding_tax: '5000',
      environmental_levy: '200',
      processing_fee: '3000',
    });
    expect(bill({ regime: 'home_use_eac', from: 'CN' }).taxes).toEqual({});
  });

  // 75 % or USD 345 a tonne: a kilogram is USD 0.345, at 1,000 francs 345.
  it.each([
    ['459', '345'],
    ['460', '345'],
    ['462', '347'],
  ])('of a kilogram of broken rice at RWF %s bears a duty of %s', (price, duty) => {
    const pack = registry.packAt('RW', DATE);
    const rate = {
      id: 'rw.rate.usd',
      from: DATE,
      until: DATE,
      source: 'default',
      confidence: 'default' as const,
      base: 'USD',
      quote: 'RWF',
      rate: '1000',
      kind: 'official' as const,
      publishedOn: DATE,
    };
    const withRate = { ...pack, lists: { ...pack.lists, exchangeRates: [rate] } };
    const item = { commodity_code: '10064000' };
    expect(bill({ hs: '100640', item, price, pack: withRate }).taxes['duty']).toBe(duty);
  });

  it('leaves open what was not read', () => {
    expect(bill({ hs: '847130' }).open).toEqual([
      'duty on line 1',
      'excise on line 1',
      'VAT on line 1',
      'quality inspection fee on line 1',
    ]);
    expect(bill({ hs: '240220' }).open).toContain('excise on line 1');
  });
});

describe('excise of Rwanda', () => {
  const measure = (hs: string): LineTaxRule => {
    const row = registry.packAt('RW', DATE).lists.measures.find((one) => one.tax === 'excise' && one.hs.includes(hs));
    if (row?.rule.kind !== 'compound') throw new Error(`no capped excise on ${hs}`);
    return row.rule;
  };
  const amount = (rule: LineTaxRule, base: string, quantity = '1', unit = 'litre'): string => {
    const result = evaluateTaxRule(rule, {
      base: new Decimal(base),
      value: new Decimal(base),
      currency: 'RWF',
      rounding: { mode: 'half_up', scale: 0 },
      goods: { net_weight_grams: 1000, quantity, unit },
      convert: (money) => new Decimal(money.amount),
    });
    if ('cannotSay' in result) throw new Error(result.cannotSay.code);
    return result.answer.legalAmount.toString();
  };

  // 70 % of the value of a litre, at most RWF 40,000 (wine) and 150,000 (spirits): 57,142.86 and 214,285.71 a litre.
  it.each([
    ['2204', '57142', '39999.4'],
    ['2204', '57143', '40000'],
    ['2204', '60000', '40000'],
    ['2208', '214285', '149999.5'],
    ['2208', '214286', '150000'],
  ])('on a litre of heading %s worth RWF %s is %s', (hs, value, expected) => {
    expect(amount(measure(hs), value)).toBe(expected);
  });

  // Handbook, examples 37 to 39, and the form of July 2025: the same rules on a price before tax.
  it.each<[string, LineTaxRule, string, string, string, string]>([
    ['37, juice with local content', { kind: 'ad_valorem', rate: '0.10' }, '4000000', '10000', 'litre', '400000'],
    [
      '38, cigarettes',
      {
        kind: 'compound',
        parts: [
          { kind: 'ad_valorem', rate: '0.36' },
          { kind: 'specific', amount: { amount: '230', currency: 'RWF' }, per: { quantity: '20', unit: 'piece' } },
        ],
      },
      '120000',
      '8000',
      'piece',
      '135200',
    ],
    ['39', { kind: 'ad_valorem', rate: '0.40' }, '170000', '200', 'litre', '68000'],
    ['of the form', { kind: 'ad_valorem', rate: '0.40' }, '480000', '1', 'litre', '192000'],
    ['33, VAT contained in 3,540,000', { kind: 'contained_in_price', rate: '0.18' }, '3540000', '1', 'piece', '540000'],
  ])('example %s', (_, rule, base, quantity, unit, expected) => {
    expect(amount(rule, base, quantity, unit)).toBe(expected);
  });
});
