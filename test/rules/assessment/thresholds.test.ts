import { billOf, fictionalPack, standardRegime, type BareLists } from '../../support/builders/fictionalPack.js';

const xzd = (amount: string) => ({ amount, currency: 'XZD' });
const all = { flow: 'import' as const, hs: ['*'], partners: ['*'] };
type Taxes = Parameters<typeof standardRegime>[0];

/** Duty of 10 % and VAT of 20 % on value and duty. */
const country = (duty: object, vat: object = {}, more: BareLists = {}) =>
  fictionalPack({
    regimes: [
      standardRegime([
        { tax: 'duty', ...duty },
        { tax: 'vat', base: ['customs_value', 'duty'], ...vat },
      ] as Taxes),
    ],
    measures: [
      { ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' } },
      { ...all, tax: 'vat', rule: { kind: 'ad_valorem', rate: '0.20' } },
    ],
    ...more,
  });

describe('a tax that is not levied on small consignments', () => {
  const upTo = country({ notLevied: [{ upTo: xzd('150.00'), of: 'goods_price' }] });
  const below = country({ notLevied: [{ below: xzd('150.00'), of: 'goods_price' }] });

  it.each([
    ['149.99', '0.00', '30.00'],
    ['150.00', '0.00', '30.00'],
    ['150.01', '15.00', '33.00'],
  ])('up to a value: %s of goods bear duty of %s, and VAT of %s', (value, duty, vat) => {
    expect(billOf(upTo, [{ value }]).charges).toEqual([`1 duty ${duty}`, `1 vat ${vat}`]);
  });

  it.each([
    ['149.99', '0.00'],
    ['150.00', '15.00'],
    ['150.01', '15.00'],
  ])('below a value: %s of goods bear duty of %s', (value, duty) => {
    expect(billOf(below, [{ value }]).charges[0]).toBe(`1 duty ${duty}`);
  });

  it('looks at the whole consignment, not at a line', () => {
    const lines = [{ value: '100.00' }, { value: '50.01' }];
    expect(billOf(upTo, lines).charges).toEqual(['1 duty 10.00', '1 vat 22.00', '2 duty 5.00', '2 vat 11.00']);
  });

  it('holds a threshold in its own currency by the rate of the day', () => {
    const pack = country(
      { notLevied: [{ upTo: { amount: '100.00', currency: 'XYD' }, of: 'goods_price' }] },
      {},
      { rates: [{ base: 'XYD', quote: 'XZD', rate: '1.5' }] },
    );
    expect(billOf(pack, [{ value: '150.00' }]).charges[0]).toBe('1 duty 0.00');
    expect(billOf(pack, [{ value: '150.01' }]).charges[0]).toBe('1 duty 15.00');
  });

  it('counts freight and insurance where the law does, and says nothing where they cannot be converted', () => {
    const landed = country({ notLevied: [{ upTo: xzd('150.00'), of: 'landed' }] });
    const freight = (amount: string, currency = 'XZD') => ({ freight: { amount, currency } });
    expect(billOf(landed, [{ value: '140.00' }], freight('10.00')).charges[0]).toBe('1 duty 0.00');
    expect(billOf(landed, [{ value: '140.00' }], freight('10.01')).charges[0]).toBe('1 duty 14.00');
    const unknown = billOf(landed, [{ value: '140.00' }], freight('1.00', 'XYD'));
    expect(unknown.charges).toEqual([]);
    expect(unknown.cannotSay.join()).toMatch(/value with freight and insurance, which is not known/);
  });

  it('goes by the country of dispatch, by the origin of all goods, and leaves out goods that always bear it', () => {
    const pack = country({
      notLevied: [
        { upTo: xzd('150.00'), of: 'goods_price', partners: ['XA'] },
        { upTo: xzd('150.00'), of: 'goods_price', origins: ['XB'] },
        { upTo: xzd('20.00'), of: 'goods_price', exceptHs: ['22'] },
      ],
    });
    const duty = (value: string, goods: object = {}, more: object = {}) =>
      billOf(pack, [{ value, ...goods }], more).charges[0];
    expect(duty('150.00')).toBe('1 duty 15.00');
    expect(duty('20.00')).toBe('1 duty 0.00');
    expect(duty('20.00', { hs_code: '220830' })).toBe('1 duty 2.00');
    expect(duty('150.00', {}, { corridor: { origin: 'XA', destination: 'XZ' } })).toBe('1 duty 0.00');
    expect(duty('150.00', { origin: 'XB' })).toBe('1 duty 0.00');
    const mixed = [{ value: '75.00', origin: 'XB' }, { value: '75.00' }];
    expect(billOf(pack, mixed).charges.filter((text) => text.includes('duty'))).toEqual(['1 duty 7.50', '2 duty 7.50']);
  });
});

describe('what is too little to be collected', () => {
  const least = country({}, { notCollectedBelow: '10.00' });

  it.each([
    ['45.40', '0.00'],
    ['45.46', '10.00'],
    ['45.50', '10.01'],
  ])('%s of goods make VAT of %s where less than 10.00 is not collected', (value, vat) => {
    expect(billOf(least, [{ value }]).charges[1]).toBe(`1 vat ${vat}`);
  });

  it('is asked of the sum over all lines', () => {
    const lines = [{ value: '30.00' }, { value: '30.00' }];
    expect(billOf(least, lines).charges.filter((text) => text.includes('vat'))).toEqual(['1 vat 6.60', '2 vat 6.60']);
  });
});

describe('a tax held against the whole declaration', () => {
  it('is at least and at most so much, and the lines share it with the last one taking the remainder', () => {
    const pack = country({ wholeDeclaration: { minimum: xzd('10.00'), maximum: xzd('40.00') } });
    const duties = (values: string[]) =>
      billOf(
        pack,
        values.map((value) => ({ value })),
      ).charges.filter((text) => text.includes('duty'));
    expect(duties(['10.00', '10.00', '10.00'])).toEqual(['1 duty 3.33', '2 duty 3.33', '3 duty 3.34']);
    expect(duties(['300.00', '300.00'])).toEqual(['1 duty 20.00', '2 duty 20.00']);
    expect(duties(['100.00', '100.00'])).toEqual(['1 duty 10.00', '2 duty 10.00']);
  });

  it('is rounded once where the law rounds the sum: three times 0.335 are 1.01 and not 1.02', () => {
    const pack = country({ roundedOver: 'declaration' });
    const lines = [{ value: '3.35' }, { value: '3.35' }, { value: '3.35' }];
    const duty = billOf(pack, lines).charges.filter((text) => text.includes('duty'));
    const cents = duty.map((text) => Number(text.split(' ')[2]?.replace('.', '')));
    expect(cents.reduce((total, amount) => total + amount, 0)).toBe(101);
  });
});
