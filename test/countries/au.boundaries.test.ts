import { billsLike } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

/** Cosmetics of Malaysia by air: duty 5 %, GST 10 %. */
const bill = billsLike({
  to: 'AU',
  from: 'MY',
  regime: 'import',
  date: '2026-11-23',
  mode: 'air',
  currency: 'AUD',
  goods: [goods('330499', '1000.00')],
});

const NOTHING = { duty: '0.00', gst: '0.00', import_processing_charge: '0.00', biosecurity_charge: '0.00' };

describe('Australia’s border: nothing up to a customs value of AUD 1,000', () => {
  it.each([
    ['999.99', NOTHING],
    ['1000.00', NOTHING],
    // 5 % of 1,000.01 is 50.0005; 10 % of 1,050.0105 is 105.00105.
    ['1000.01', { duty: '50.00', gst: '105.00', import_processing_charge: '50.00', biosecurity_charge: '48.00' }],
  ])('AUD %s bears %j', (price, taxes) => {
    expect(bill({ price })).toMatchObject({ taxes, open: [] });
  });

  it('counts freight in the base of GST, not in the limit and not in the base of duty', () => {
    expect(bill({ price: '1000.00', freight: '200.00' }).taxes).toEqual(NOTHING);
    expect(bill({ price: '2000.00', freight: '150.00' }).taxes).toMatchObject({ duty: '100.00', gst: '225.00' });
  });

  it('adds up the lines of the consignment', () => {
    expect(bill({ goods: [goods('330499', '500.00'), goods('330499', '500.01')] }).taxes).toMatchObject({
      duty: '50.00',
      gst: '105.00',
    });
  });

  it('has GST collected at the sale where the seller’s number is declared, and duty all the same', () => {
    expect(
      bill({ goods: [goods('330499', '600.00'), goods('330499', '600.00')], lvgNumber: 'ARN300012345678' }).taxes,
    ).toMatchObject({
      duty: '60.00',
      gst: '0.00',
    });
  });

  it('asks alcohol and tobacco for duty whatever they are worth, and does not know it', () => {
    expect(bill({ price: '10.00', hs: '240220' }).reasons).toContain('what duty is on HS 240220');
  });

  it('knows wine equalisation tax: 29 % of customs value, duty and freight, where duty is known', () => {
    const { reasons } = bill({ price: '100.00', hs: '220421' });
    expect(reasons).toContain('wine equalisation tax on line 1: It is computed on duty, which is not known.');
  });

  it.each(['090121', '090230', '090422'])('HS %s is free of duty and of GST above the limit too', (hs) => {
    expect(bill({ price: '2000.00', hs })).toMatchObject({
      taxes: { duty: '0.00', import_processing_charge: '50.00', biosecurity_charge: '48.00' },
      open: [],
    });
  });

  it('does not guess whether other food is free of GST', () => {
    expect(bill({ price: '2000.00', hs: '190590' }).open).toEqual(
      expect.arrayContaining(['duty on line 1', 'GST on line 1']),
    );
  });
});

describe('Australia’s charges of a declaration', () => {
  it.each([
    ['1000.00', '0.00'],
    ['1000.01', '50.00'],
    ['9999.99', '50.00'],
    ['10000.00', '152.00'],
    ['10000.01', '152.00'],
  ])('at AUD %s the import processing charge is %s', (price, charge) => {
    expect(bill({ price }).taxes['import_processing_charge']).toBe(charge);
  });

  it.each([
    ['air', '2019-12-31', '33.00'],
    ['air', '2020-01-01', '38.00'],
    ['air', '2023-06-30', '38.00'],
    ['air', '2023-07-01', '43.00'],
    ['air', '2024-06-30', '43.00'],
    ['air', '2024-07-01', '45.00'],
    ['air', '2025-06-30', '45.00'],
    ['air', '2025-07-01', undefined],
    ['air', '2026-08-25', undefined],
    ['air', '2026-08-26', '48.00'],
    ['sea', '2019-12-31', '42.00'],
    ['sea', '2020-01-01', '49.00'],
    ['sea', '2023-01-15', '49.00'],
    ['sea', '2023-01-16', '58.00'],
    ['sea', '2023-07-01', '63.00'],
    ['sea', '2024-07-01', '66.00'],
    ['sea', '2026-08-26', '71.00'],
    ['post', '2026-08-26', undefined],
  ] as const)('by %s on %s the biosecurity charge is %s', (mode, date, charge) => {
    const { taxes, open } = bill({ mode, date, price: '2000.00', hs: '090121' });
    expect(taxes['biosecurity_charge']).toBe(charge);
    expect(open).toEqual(charge === undefined ? ['biosecurity import charge on line 1'] : []);
  });
});

describe('Australia’s sale of low value goods, since 1 July 2018', () => {
  it.each([
    ['2018-06-30', undefined],
    ['2018-07-01', '10.00'],
  ])('on %s GST of AUD 100.00 at the sale is %s', (date, gst) => {
    const { taxes, reasons } = bill({ regime: 'low_value_sale', date, price: '100.00' });
    expect(taxes['gst']).toBe(gst);
    if (gst === undefined) expect(reasons).toContain('does not know the regime "low_value_sale" on 2018-06-30');
  });

  it.each([
    ['999.99', '1', '100.00'],
    ['1000.00', '1', '100.00'],
    ['1000.01', '1', undefined],
    ['2000.00', '2', '200.00'],
    ['2000.02', '2', undefined],
  ])('AUD %s for %s pieces: GST %s, the limit being that of each', (price, quantity, gst) => {
    const { taxes, reasons } = bill({ regime: 'low_value_sale', price, item: { quantity } });
    expect(taxes['gst']).toBe(gst);
    if (gst === undefined) expect(reasons).toContain('declare under it');
  });

  it('is not for alcohol and tobacco, whatever they are worth', () => {
    const { taxes, reasons } = bill({ regime: 'low_value_sale', price: '10.00', hs: '220421' });
    expect(taxes).toEqual({});
    expect(reasons).toContain('Goods of HS 220421 may not be declared under the regime Sale of low value goods');
  });

  it('taxes delivery too, which does not count for the limit', () => {
    expect(bill({ regime: 'low_value_sale', price: '1000.00', freight: '5.00' }).taxes).toEqual({ gst: '100.50' });
  });
});
