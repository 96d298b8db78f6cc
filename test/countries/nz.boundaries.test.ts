import { billsLike } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const bill = billsLike({
  to: 'NZ',
  from: 'MY',
  regime: 'import',
  date: '2026-11-23',
  mode: 'air',
  currency: 'NZD',
  goods: [goods('330499', '100.00')],
});

describe('New Zealand’s border: nothing up to a customs value of NZD 1,000 since 1 December 2019', () => {
  it.each(['999.99', '1000.00'])('NZD %s bears nothing but the levy', (price) => {
    expect(bill({ price })).toMatchObject({
      taxes: { duty: '0.00', gst: '0.00', goods_management_levy: '2.54' },
      open: [],
    });
  });

  it('above it duty is due and not known, and neither is GST on it nor the levy', () => {
    const { taxes, reasons } = bill({ price: '1000.01' });
    expect(taxes).toEqual({});
    expect(reasons).toMatch(/duty on line 1.*GST on line 1.*NZD 1000\.01 is not in the pack/);
  });

  it('asks alcohol and tobacco for duty whatever they are worth', () => {
    expect(bill({ price: '10.00', hs: '220300' }).open).toContain('duty on line 1');
  });

  it('leaves freight out of the limit', () => {
    expect(bill({ price: '1000.00', freight: '300.00' }).taxes['gst']).toBe('0.00');
  });
});

describe('New Zealand before 1 December 2019: not collected where duty and GST are less than NZD 60', () => {
  it('taxed small goods without knowing their duty: not answered, and neither waived', () => {
    const { taxes, reasons } = bill({ date: '2019-11-30', price: '10.00' });
    expect(taxes).toEqual({});
    expect(reasons).toContain('No rate of duty of New Zealand with a source was found.');
  });

  it('went over to the limit of value the day after', () => {
    expect(bill({ date: '2019-12-01', price: '500.00' })).toMatchObject({
      taxes: { duty: '0.00', gst: '0.00' },
      open: [],
    });
  });
});

describe('New Zealand’s fees and levies by date', () => {
  it.each([
    ['2025-06-30', '40.08'],
    ['2025-07-01', '53.44'],
    ['2026-03-31', '53.44'],
  ])('above NZD 1,000 on %s the entry fee is %s beside the biosecurity levy of 46.40', (date, fee) => {
    expect(bill({ date, price: '1000.01' }).taxes).toEqual({ import_entry_fee: fee, biosecurity_levy: '46.40' });
    expect(bill({ date, price: '1000.00' }).taxes).toMatchObject({
      import_entry_fee: '0.00',
      biosecurity_levy: '0.00',
    });
  });

  it.each([
    ['2026-03-31', 'air', undefined],
    ['2026-04-01', 'air', '2.54'],
    ['2026-04-01', 'sea', '2.40'],
    ['2026-04-01', 'post', '0.00'],
  ] as const)('on %s by %s the levy of a small consignment is %s', (date, mode, levy) => {
    expect(bill({ date, mode }).taxes['goods_management_levy']).toBe(levy);
  });

  it('is one levy whatever the consignment holds', () => {
    const three = ['100.00', '200.00', '300.00'].map((price) => goods('330499', price));
    expect(bill({ goods: three }).taxes['goods_management_levy']).toBe('2.54');
  });
});

describe('New Zealand’s sale of low value goods', () => {
  it.each([
    ['2019-11-30', undefined],
    ['2019-12-01', '15.00'],
  ])('on %s GST of NZD 100.00 at the sale is %s', (date, gst) => {
    expect(bill({ regime: 'low_value_sale', date }).taxes['gst']).toBe(gst);
  });

  it.each([
    ['999.99', '150.00'],
    ['1000.00', '150.00'],
    ['1000.01', undefined],
  ])('an item of NZD %s bears %s', (price, gst) => {
    expect(bill({ regime: 'low_value_sale', price }).taxes['gst']).toBe(gst);
  });

  // Section 19O: a fraction of half a cent or less may be left out. 15 % of 0.10 is 0.015, of 0.11 0.0165.
  it.each([
    ['0.10', '0.01'],
    ['0.11', '0.02'],
  ])('of NZD %s it is %s', (price, gst) => {
    expect(bill({ regime: 'low_value_sale', price }).taxes['gst']).toBe(gst);
  });
});
