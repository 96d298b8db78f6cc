import { billsLike, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const bill = billsLike({
  to: 'SG',
  from: 'MY',
  regime: 'air_or_post',
  date: '2026-11-23',
  mode: 'air',
  currency: 'SGD',
  goods: [goods('330499', '100.00')],
});

describe('Singapore by air and post: no GST up to a CIF value of SGD 400, above it on the whole', () => {
  it.each([
    ['399.99', '0.00'],
    ['400.00', '0.00'],
    // 9 % of 400.01 is 36.0009.
    ['400.01', '36.00'],
  ])('SGD %s bears %s', (price, gst) => {
    expect(bill({ price })).toMatchObject({ taxes: { gst }, open: [] });
    expect(bill({ price, mode: 'post' })).toMatchObject({ taxes: { gst }, open: [] });
  });

  it('counts freight in the limit and in the base', () => {
    expect(bill({ price: '375.00', freight: '25.00' }).taxes).toEqual({ gst: '0.00' });
    expect(bill({ price: '375.00', freight: '25.01' }).taxes).toEqual({ gst: '36.00' });
  });

  it('knows no such relief by sea and land', () => {
    expect(bill({ regime: 'sea_or_land', mode: 'sea', price: '1.00' }).taxes).toEqual({ gst: '0.09' });
    expect(bill({ mode: 'sea' }).reasons).toContain('On this day these are open instead: sea_or_land.');
  });

  it('leaves GST to the seller whose number is declared', () => {
    const two = [goods('330499', '300.00'), goods('330499', '300.00')];
    expect(bill({ goods: two, lvgNumber: 'M90371234A' }).taxes).toEqual({ gst: '0.00' });
    expect(bill({ goods: two }).taxes).toEqual({ gst: '54.00' });
  });

  it('taxes liquor and tobacco whatever they are worth, and does not guess duties that it does not know', () => {
    expect(bill({ price: '10.00', hs: '240220' }).reasons).toContain('Liquors, tobacco, motor vehicles');
    expect(bill({ price: '10.00', hs: '220870' }).taxes).toEqual({});
  });

  it.each(['090121', '090230', '090422', '190590', '330499', '460219'])('HS %s is not dutiable', (hs) => {
    expect(bill({ price: '1000.00', hs })).toMatchObject({ taxes: { gst: '90.00' }, open: [] });
  });
});

describe('Singapore’s rate of GST by the day', () => {
  it.each([
    ['2022-12-31', '70.00'],
    ['2023-01-01', '80.00'],
    ['2023-12-31', '80.00'],
    ['2024-01-01', '90.00'],
  ])('on %s SGD 1,000 bear %s', (date, gst) => {
    expect(bill({ date, price: '1000.00' }).taxes).toEqual({ gst });
  });
});

describe('Singapore’s sale of low-value goods, since 1 January 2023', () => {
  const sale = (changes: Changes): Bill => bill({ regime: 'low_value_sale', ...changes });

  it.each([
    ['2022-12-31', undefined],
    ['2023-01-01', '8.00'],
    ['2023-12-31', '8.00'],
    ['2024-01-01', '9.00'],
  ])('on %s GST of SGD 100.00 is %s', (date, gst) => {
    expect(sale({ date }).taxes['gst']).toBe(gst);
  });

  it('goes by the day of the sale, not of the import', () => {
    expect(sale({ soldOn: '2023-12-31', date: '2024-01-15' }).taxes['gst']).toBe('8.00');
    expect(sale({ soldOn: '2024-01-01', date: '2024-01-15' }).taxes['gst']).toBe('9.00');
  });

  it.each([
    ['399.99', '1', '36.00'],
    ['400.00', '1', '36.00'],
    ['400.01', '1', undefined],
    ['800.00', '2', '72.00'],
  ])('SGD %s for %s pieces bear %s, the limit being that of each', (price, quantity, gst) => {
    expect(sale({ price, item: { quantity } }).taxes['gst']).toBe(gst);
  });
});

describe('Singapore’s excise on tobacco', () => {
  it.each([
    ['2023-12-31', undefined],
    ['2024-01-01', '4460.00'],
    ['2026-02-11', '4460.00'],
    ['2026-02-12', '5350.00'],
  ])('on %s 10 kg of stems bear %s', (date, excise) => {
    const item = { net_weight_grams: 10000 };
    expect(bill({ date, hs: '240130', item, price: '1000.00' }).taxes['excise_duty']).toBe(excise);
  });
});
