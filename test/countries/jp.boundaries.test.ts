import { billsLike, changed, explanationOf, type Bill } from '../support/builders/destinationBill.js';
import { goods, type Parcel } from '../support/builders/parcel.js';

const COSMETICS: Parcel = {
  to: 'JP',
  from: 'MY',
  regime: 'commercial_general',
  date: '2026-11-23',
  mode: 'air',
  currency: 'JPY',
  goods: [goods('330499', '10000')],
};
const bill = billsLike(COSMETICS);

const FREE = { duty: '0', consumption_tax: '0', local_consumption_tax: '0' };

describe('Japan: nothing up to a customs value of JPY 10,000', () => {
  it.each([
    ['9999', FREE],
    ['10000', FREE],
    // 7.8 % of 10,000 is 780, cut to 700; 22/78 of 700 is 197, cut to 100.
    ['10001', { duty: '0', consumption_tax: '700', local_consumption_tax: '100' }],
  ])('JPY %s bears %j', (price, taxes) => {
    expect(bill({ price })).toMatchObject({ taxes, open: [] });
  });

  it('counts freight at the price paid, and not for personal use', () => {
    expect(bill({ price: '9000', freight: '1001' }).value).toBe('10001');
    expect(bill({ regime: 'personal_general', price: '16660', freight: '5000' })).toMatchObject({
      value: '9996',
      taxes: FREE,
    });
  });

  it.each([
    ['16665', '9999', true],
    ['16667', '10000', true],
    ['16670', '10002', false],
  ])('for personal use JPY %s count %s: exempt is %s', (price, value, exempt) => {
    const found = bill({ regime: 'personal_general', price });
    expect(found.value).toBe(value);
    expect(found.taxes['consumption_tax'] === '0').toBe(exempt);
  });

  it('says what of the value it takes', () => {
    const parcel = changed(COSMETICS, { from: 'RW', price: '15960' });
    expect(explanationOf({ ...parcel, regime: 'personal_general' })).toContain(
      'The customs value is JPY 9576 (goods_price), on 1 line(s). Of the value as declared the law takes 60 %.',
    );
    expect(explanationOf({ ...parcel, regime: 'commercial_general' })).not.toContain('the law takes');
  });

  it.each([
    ['420221', true],
    ['611020', true],
    ['640391', true],
    ['611595', false],
    ['611130', false],
    ['420222', false],
  ])('HS %s is excluded from the exemption: %s', (hs, excluded) => {
    const { taxes, open } = bill({ price: '5000', hs });
    expect(open.includes('duty on line 1')).toBe(excluded);
    expect(taxes).toEqual(excluded ? {} : FREE);
  });
});

describe('Japan’s valuation for personal use ends with 31 March 2028', () => {
  it.each(['personal_general', 'personal_simplified'])('%s', (regime) => {
    expect(bill({ regime, date: '2028-03-31', price: '15960' }).value).toBe('9576');
    expect(bill({ regime, date: '2028-04-01', price: '15960' }).reasons).toContain(`"${regime}" on 2028-04-01`);
  });

  it('the exemption at the price paid stays', () => {
    expect(bill({ date: '2028-04-01', price: '10000' }).taxes).toEqual(FREE);
  });
});

describe('Japan’s simplified tariff, up to a customs value of JPY 200,000', () => {
  const coffee = (price: string): Bill => bill({ regime: 'commercial_simplified', hs: '090121', price });

  it.each([
    // 15 % of 199,000 is 29,850, cut to 29,800; 6.24 % of 229,000 is 14,289.6, cut to 14,200; 22/78 of it 4,005, cut to 4,000.
    ['199999', { simplified_duty: '29800', consumption_tax: '14200', local_consumption_tax: '4000' }],
    // 15 % of 200,000 is 30,000; 6.24 % of 230,000 is 14,352, cut to 14,300; 22/78 of it 4,033, cut to 4,000.
    ['200000', { simplified_duty: '30000', consumption_tax: '14300', local_consumption_tax: '4000' }],
    ['200001', {}],
  ])('coffee of JPY %s bears %j', (price, taxes) => {
    expect(coffee(price).taxes).toEqual(taxes);
  });

  it('says which regime holds above', () => {
    expect(coffee('200001').reasons).toContain('("commercial_general"): declare under it');
  });

  it.each([
    ['0902300100', '1000'],
    ['0902300900', '3000'],
  ])('of tea of JPY 20,000 under %s takes %s', (commodity_code, duty) => {
    const { taxes } = bill({ regime: 'commercial_simplified', hs: '090230', item: { commodity_code }, price: '20000' });
    expect(taxes['simplified_duty']).toBe(duty);
  });
});

describe('Japan’s roundings', () => {
  it.each([
    // Value 24,999 is cut to 24,000: 12 % is 2,880, cut to 2,800. 27,799 is cut to 27,000: 6.24 % is 1,684.8, cut to 1,600.
    ['24999', { duty: '2800', consumption_tax: '1600', local_consumption_tax: '400' }],
    // 25,000: 3,000; 28,000: 1,747.2, cut to 1,700; 22/78 of 1,700 is 479, cut to 400.
    ['25000', { duty: '3000', consumption_tax: '1700', local_consumption_tax: '400' }],
  ])('black tea of JPY %s bears %j', (price, taxes) => {
    expect(bill({ hs: '090230', item: { commodity_code: '0902300100' }, from: 'RW', price })).toMatchObject({
      taxes,
      open: [],
    });
  });

  it('the local part of a national tax of 7,800 is 2,200 exactly, which is 22/78 of it', () => {
    expect(bill({ price: '100000' }).taxes).toEqual({
      duty: '0',
      consumption_tax: '7800',
      local_consumption_tax: '2200',
    });
  });

  it('asks for the longer code of tea where rates differ below six digits', () => {
    expect(bill({ hs: '090230', price: '20000' }).reasons).toContain('09023001, 09023009');
  });
});
