import { billOf, fictionalPack, standardRegime } from '../../support/builders/fictionalPack.js';

const all = { flow: 'import' as const, hs: ['*'], partners: ['*'] };

type MeasuresBy = 'acceptance' | 'sale' | 'payment';

describe('the event that fixes the law', () => {
  // The duty rises on 1 July from 5 % to 10 %, and the rate of the foreign currency from 2 to 3; accepted on that day.
  const country = (event: 'acceptance' | 'sale' | 'exportation', measuresBy?: MeasuresBy) =>
    fictionalPack({
      regimes: [
        standardRegime([{ tax: 'duty' }], {
          rateDate: { event, rule: 'day_of_event', ...(measuresBy === undefined ? {} : { measuresBy }) },
        }),
      ],
      measures: [
        { ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.05' }, until: '2026-06-30' },
        { ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' }, from: '2026-07-01' },
      ],
      rates: [
        { base: 'XYD', quote: 'XZD', rate: '2', until: '2026-06-30' },
        { base: 'XYD', quote: 'XZD', rate: '3', from: '2026-07-01' },
      ],
    });
  const sold = (event: 'acceptance' | 'sale', date: string) =>
    billOf(country(event), [{ value: '100.00', currency: 'XYD' }], {
      invoice: { number: '1', date, currency: 'XYD' },
    }).charges;

  it('is the acceptance, whenever the goods were sold', () => {
    expect(sold('acceptance', '2026-06-30')).toEqual(['1 duty 30.00']);
    expect(sold('acceptance', '2026-07-01')).toEqual(['1 duty 30.00']);
  });

  it('of the exchange rate is the exportation where the regime says so, with the duty of another event', () => {
    const day = (measuresBy: MeasuresBy, exportation_date?: string) =>
      billOf(country('exportation', measuresBy), [{ value: '100.00', currency: 'XYD' }], {
        invoice: { number: '1', date: '2026-06-30', currency: 'XYD' },
        ...(exportation_date === undefined ? {} : { exportation_date }),
      });
    expect(day('acceptance', '2026-06-30').charges).toEqual(['1 duty 20.00']);
    expect(day('acceptance', '2026-07-01').charges).toEqual(['1 duty 30.00']);
    expect(day('sale', '2026-06-30').charges).toEqual(['1 duty 10.00']);
    expect(day('sale', '2026-07-01').charges).toEqual(['1 duty 15.00']);
    expect(day('payment', '2026-06-30')).toEqual({
      charges: ['1 duty 20.00'],
      cannotSay: [expect.stringContaining('The law of the day of payment holds')],
    });
    expect(day('acceptance')).toEqual({ charges: [], cannotSay: [expect.stringContaining('declare it')] });
  });

  it('of a measure in another currency is told too where nobody has named the day', () => {
    const specific = {
      kind: 'specific',
      amount: { amount: '1.00', currency: 'XYD' },
      per: { unit: 'kilogram' },
    } as const;
    const pack = fictionalPack({
      regimes: [
        standardRegime([{ tax: 'duty' }], {
          rateDate: { event: 'exportation', rule: 'day_of_event', measuresBy: 'acceptance' },
        }),
      ],
      measures: [{ ...all, tax: 'duty', rule: specific }],
      rates: [{ base: 'XYD', quote: 'XZD', rate: '2' }],
    });
    expect(billOf(pack, [{ value: '100.00' }], { exportation_date: '2026-06-30' }).charges).toEqual(['1 duty 2.00']);
    expect(billOf(pack, [{ value: '100.00' }]).cannotSay).toEqual([
      'The measure is stated in XYD, and there is no exchange rate to XZD for the day of exportation, which is not known.',
    ]);
  });

  it('of the measures has to be named where the rate is that of the exportation', () => {
    expect(() => country('exportation')).toThrow('name the event that fixes the measures');
  });

  it('is the sale where the regime says so: the last day before and the first day after', () => {
    expect(sold('sale', '2026-06-30')).toEqual(['1 duty 10.00']);
    expect(sold('sale', '2026-07-01')).toEqual(['1 duty 30.00']);
  });
});

describe('a regime that is not open to everything', () => {
  const pack = fictionalPack({
    regimes: [
      standardRegime([{ tax: 'duty' }], { modes: ['post'], partners: ['XA', 'XY'] }),
      standardRegime([{ tax: 'duty' }], { code: 'courier', name: 'Courier goods', modes: ['air'] }),
    ],
    measures: [{ ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' } }],
  });

  it('is closed to another mode, and says which regimes are open', () => {
    expect(billOf(pack, [{ value: '100.00' }], { mode_of_transport: 'post' }).charges).toEqual(['1 duty 10.00']);
    const { charges, cannotSay } = billOf(pack, [{ value: '100.00' }]);
    expect(charges).toEqual([]);
    expect(cannotSay).toEqual([
      'The regime Standard import is open to goods sent by post and goods sent from XA, XY. On this day these are open instead: courier.',
    ]);
  });

  it('is closed to other countries', () => {
    const elsewhere = { mode_of_transport: 'post', corridor: { origin: 'XB', destination: 'XZ' } } as const;
    expect(billOf(pack, [{ value: '100.00' }], elsewhere).charges).toEqual([]);
  });
});

it('above a limit, the regime that holds there is named', () => {
  const limit = {
    id: 'xz.limit',
    per: 'transaction',
    of: 'goods_price',
    amount: { amount: '150.00', currency: 'XZD' },
    beyond: 'full',
  } as const;
  const pack = fictionalPack({
    regimes: [
      standardRegime([{ tax: 'duty' }], { limits: [limit] }),
      standardRegime([{ tax: 'duty' }], { code: 'full', name: 'Full declaration' }),
    ],
    measures: [{ ...all, tax: 'duty', rule: { kind: 'ad_valorem', rate: '0.10' } }],
  });
  expect(billOf(pack, [{ value: '150.00' }]).charges).toEqual(['1 duty 15.00']);
  const over = billOf(pack, [{ value: '150.01' }]);
  expect(over.charges).toEqual([]);
  expect(over.cannotSay.join()).toMatch(
    /150\.01 is above the limit of XZD 150\.00 .*Full declaration holds \("full"\)/,
  );
});
