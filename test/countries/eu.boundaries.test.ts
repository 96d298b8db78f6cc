import { billOf, type Bill } from '../support/builders/destinationBill.js';
import { goods, type Goods, type Parcel } from '../support/builders/parcel.js';

const EBA = { scheme: 'eba', certificate_number: 'RW-1', issued_on: '2026-05-01' };

/** Skin care of Malaysia, which the tariff leaves free, unless the test says otherwise; prices in euro. */
const to = (member: string, regime: string, on: string, items: Goods[], more: Partial<Parcel> = {}): Bill =>
  billOf({ to: member, regime, date: on, from: 'MY', mode: 'air', goods: items, currency: 'EUR', ...more });

// Standard rates of VAT: DE 19, FR 20, NL 21, IE 23, IT 22, ES 21, BE 21 %.
const MEMBERS: [string, string, string][] = [
  ['DE', '19.00', '19.57'],
  ['FR', '20.00', '20.60'],
  // 21 % of 103 is 21.63 in all three.
  ['NL', '21.00', '21.63'],
  ['ES', '21.00', '21.63'],
  ['BE', '21.00', '21.63'],
  ['IE', '23.00', '23.69'],
  ['IT', '22.00', '22.66'],
];

describe.each(MEMBERS)('a parcel of EUR 100 to %s', (member, before, after) => {
  const parcel = [goods('330499', '100.00')];

  it(`bears no duty and VAT of ${before} on 30 June 2026`, () => {
    // France: the parcel tax of EUR 2 is on the line then, and in the base of VAT: 20 % of 102.
    const french = member === 'FR' ? { parcel_tax: '2.00', vat: '20.40' } : {};
    expect(to(member, 'low_value', '2026-06-30', parcel).taxes).toEqual({ duty: '0.00', vat: before, ...french });
  });

  it(`bears EUR 3 on the first and the last day of the fixed duty, and VAT of ${after} on 103`, () => {
    for (const on of ['2026-07-01', '2028-06-30']) {
      expect(to(member, 'low_value', on, parcel).taxes).toEqual({ duty: '3.00', vat: after });
    }
  });

  it('is not answered after it', () => {
    const { taxes, open } = to(member, 'low_value', '2028-07-01', parcel);
    expect(taxes).toEqual({});
    expect(open).toEqual(expect.arrayContaining(['duty on line 1', 'VAT on line 1']));
  });

  it.each(['2026-06-30', '2026-07-01'])('of low value ends with EUR 150 on %s', (on) => {
    for (const price of ['149.99', '150.00']) {
      expect(Object.keys(to(member, 'low_value', on, [goods('330499', price)]).taxes)).toContain('vat');
    }
    const above = to(member, 'low_value', on, [goods('330499', '150.01')]);
    expect(above).toMatchObject({ taxes: {}, open: ['destination charges'] });
    expect(above.reasons).toContain('declare under it');
  });

  it('bears no VAT at import where the IOSS number says that it was paid at the sale, and the duty all the same', () => {
    const paid = { iossNumber: 'IM2760000018' };
    expect(to(member, 'low_value', '2026-07-01', parcel, paid).taxes).toMatchObject({ duty: '3.00', vat: '0.00' });
  });
});

describe('a normal declaration in the Union', () => {
  // Ground chili bears 5 %, VAT on it in Germany 7 %.
  const chili = (price: string): Goods[] => [goods('090422', price)];

  it.each([
    ['149.99', '2026-06-30', { duty: '0.00', vat: '10.50' }],
    ['150.00', '2026-06-30', { duty: '0.00', vat: '10.50' }],
    // 7.5005; 7 % of 157.5105 is 11.025735.
    ['150.01', '2026-06-30', { duty: '7.50', vat: '11.03' }],
    ['149.99', '2026-07-01', { duty: '7.50', vat: '11.02' }],
    ['150.00', '2026-07-01', { duty: '7.50', vat: '11.03' }],
    ['150.01', '2026-07-01', { duty: '7.50', vat: '11.03' }],
  ])('of EUR %s on %s has the relief for up to EUR 150 in it only to 30 June 2026: %j', (price, on, taxes) => {
    expect(to('DE', 'standard', on, chili(price)).taxes).toEqual(taxes);
  });

  it('takes a proved claim to Everything But Arms at any value, on both sides of its new regulation', () => {
    for (const on of ['2026-07-01', '2026-12-31', '2027-01-01']) {
      const proved = [goods('090422', '100.00', { preference: EBA })];
      expect(to('DE', 'standard', on, proved, { from: 'RW' }).taxes).toEqual({ duty: '0.00', vat: '7.00' });
      expect(to('DE', 'standard', on, chili('100.00'), { from: 'RW' }).taxes).toEqual({ duty: '5.00', vat: '7.35' });
    }
  });

  it('asks for the longer code where the tariff goes on, and takes it', () => {
    const baskets = (code?: string): Goods[] => [goods('460219', '200.00', code ? { commodity_code: code } : {})];
    expect(to('DE', 'standard', '2026-11-23', baskets()).reasons).toContain('46021910, 46021990');
    expect(to('DE', 'standard', '2026-11-23', baskets('4602199090')).taxes).toEqual({ duty: '7.40', vat: '39.41' });
    expect(to('DE', 'standard', '2026-11-23', baskets('4602191000')).taxes).toEqual({ duty: '3.40', vat: '38.65' });
  });

  it('does not answer the duty on snacks, of which no source was read', () => {
    expect(to('FR', 'standard', '2026-11-23', [goods('190590', '200.00')])).toMatchObject({
      taxes: {},
      open: ['duty on line 1', 'VAT on line 1'],
    });
  });
});

describe('goods under excise', () => {
  it('cannot be relieved of duty before July 2026, and bear EUR 3 from then on', () => {
    const perfume = [goods('330300', '50.00')];
    expect(to('DE', 'low_value_full', '2026-06-30', perfume).open).toContain('duty on line 1');
    expect(to('DE', 'low_value_full', '2026-07-01', perfume).taxes).toEqual({ duty: '3.00', vat: '10.07' });
  });

  it('bear coffee tax in Germany: EUR 2.19 a kilogram roasted, 4.78 soluble, raw none; 2101 12 is not answered', () => {
    const coffee = (hs: string, grams: number): Bill =>
      to('DE', 'low_value_full', '2026-11-23', [goods(hs, '20.00', { net_weight_grams: grams })]);
    expect(coffee('090121', 500).taxes['excise_duty']).toBe('1.10');
    expect(coffee('210111', 500).taxes['excise_duty']).toBe('2.39');
    expect(coffee('090111', 500).taxes).not.toHaveProperty('excise_duty');
    expect(coffee('210112', 500).open).toContain('excise duty on line 1');
  });

  it('are not answered where the amounts were not read: coffee in Belgium, spirits anywhere', () => {
    expect(to('BE', 'standard', '2026-11-23', [goods('090121', '200.00')]).reasons).toContain('Belgium levies excise');
    expect(to('NL', 'standard', '2026-11-23', [goods('220830', '200.00')]).reasons).toContain('Alcohol and tobacco');
  });
});

describe('a gift between private persons', () => {
  const relief = { relief: { code: 'gift' } };

  it.each([
    ['44.99', { duty: '0.00', vat: '0.00' }],
    ['45.00', { duty: '0.00', vat: '0.00' }],
    // 2.5 % of 45.01 is 1.12525; 19 % of 46.13525 is 8.7656975.
    ['45.01', { duty: '1.13', vat: '8.77' }],
  ])('of EUR %s after July 2026: %j', (price, taxes) => {
    expect(to('DE', 'gift', '2026-07-01', [goods('330499', price)]).taxes).toEqual(taxes);
  });

  it('of EUR 45.01 to 150 bore VAT alone before, and the flat rate above', () => {
    expect(to('DE', 'gift', '2026-06-30', [goods('330499', '150.00')]).taxes).toEqual({ duty: '0.00', vat: '28.50' });
    // 2.5 % of 150.01 is 3.75025; 19 % of 153.76025 is 29.2144475.
    expect(to('DE', 'gift', '2026-06-30', [goods('330499', '150.01')]).taxes).toEqual({ duty: '3.75', vat: '29.21' });
  });

  it('of several items is relieved of those that fit into EUR 45', () => {
    const three = (last: Partial<Goods>): Goods[] => [
      goods('330499', '25.00', relief),
      goods('330499', '20.00', relief),
      goods('330499', '10.00', last),
    ];
    // On the third alone: 0.25, and 19 % of 10.25.
    expect(to('DE', 'gift', '2026-07-01', three({})).taxes).toEqual({ duty: '0.25', vat: '1.95' });
    // Claimed for all three it is above EUR 45: 2.5 % line by line is 0.63, 0.50 and 0.25; VAT 4.87, 3.90 and 1.95.
    expect(to('DE', 'gift', '2026-07-01', three(relief)).taxes).toEqual({ duty: '1.38', vat: '10.72' });
  });

  it('of coffee is free of VAT only where the quantities are claimed for', () => {
    expect(to('DE', 'gift', '2026-07-01', [goods('090230', '20.00')]).taxes).toEqual({ duty: '0.00', vat: '1.40' });
    expect(to('DE', 'gift', '2026-07-01', [goods('090230', '20.00', relief)]).taxes).toEqual({
      duty: '0.00',
      vat: '0.00',
    });
  });
});

describe('national charges', () => {
  it('France: EUR 2 an article from 1 March to 30 June 2026', () => {
    const two = [goods('330499', '20.00'), goods('090422', '20.00')];
    const tax = (on: string): string | undefined => to('FR', 'low_value', on, two).taxes['parcel_tax'];
    expect(['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'].map(tax)).toEqual([
      undefined,
      '4.00',
      '4.00',
      undefined,
    ]);
  });

  it('Italy: EUR 2 a consignment from 1 January to 11 March 2026, none to 30 June, unknown then', () => {
    const two = [goods('330499', '20.00'), goods('460219', '20.00')];
    const bill = (on: string): Bill => to('IT', 'low_value', on, two);
    const tax = (on: string): string | undefined => bill(on).taxes['parcel_contribution'];
    expect(['2025-12-31', '2026-01-01', '2026-03-11', '2026-03-12', '2026-06-30'].map(tax)).toEqual([
      undefined,
      '2.00',
      '2.00',
      undefined,
      undefined,
    ]);
    expect(bill('2026-07-01').open).toContain('contribution on small parcels on line 1');
  });

  it.each([
    ['149.99', '2.00'],
    ['150.00', '2.00'],
    ['150.01', '0.00'],
  ])('Italy holds the customs value with freight, EUR %s, against 150: %s', (value, tax) => {
    const freight = (Number(value) - 140).toFixed(2);
    const bill = to('IT', 'low_value', '2026-01-15', [goods('330499', '140.00')], { freight });
    expect(bill.taxes['parcel_contribution']).toBe(tax);
  });
});

describe('rounding', () => {
  it('cuts in the Netherlands what Germany rounds: 2.5 % of 235.40 is 5.885', () => {
    const suit = [goods('330499', '235.40')];
    expect(to('NL', 'gift', '2026-06-30', suit).taxes['duty']).toBe('5.88');
    expect(to('DE', 'gift', '2026-06-30', suit).taxes['duty']).toBe('5.89');
  });
});
