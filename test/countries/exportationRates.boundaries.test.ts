import type { TableRate } from '../../domain/money/tableRate.js';
import { billsLike, explanationOf } from '../support/builders/destinationBill.js';
import { goods, type Parcel } from '../support/builders/parcel.js';
import { tableRate } from '../support/rates/ecbRates.js';

/** A table of daily rates: units of `quote` for one of `base`, each in force on its day alone. */
const daily = (table: string, base: string, quote: string, rates: Readonly<Record<string, string>>): TableRate[] =>
  Object.entries(rates).map(([day, rate]) =>
    tableRate(quote, rate, day, { id: `${table}.${day}`, table, base, from: day, until: day }),
  );

/** What a rate of the day of exportation is looked for in, and the day of acceptance whose rate must not count. */
interface Case {
  way: Parcel;
  tables: TableRate[];
  /** Day of exportation, and the customs value by its rate. */
  values: [string, string][];
}

const COSMETICS: Pick<Parcel, 'from' | 'mode' | 'date'> = { from: 'RW', mode: 'air', date: '2026-07-03' };

const CASES: [string, Case][] = [
  [
    // Customs Act, section 55, and memorandum D13-2-3: Canadian dollars for one foreign unit.
    'Canada',
    {
      way: {
        ...COSMETICS,
        ...{ to: 'CA', regime: 'courier', currency: 'USD', goods: [goods('330499', '100.00')], subdivision: 'CA-AB' },
      },
      tables: daily('ca_customs', 'USD', 'CAD', { '2026-06-30': '1.30', '2026-07-01': '1.40', '2026-07-03': '1.99' }),
      values: [
        ['2026-06-30', '130'],
        ['2026-07-01', '140'],
      ],
    },
  ],
  [
    // Customs Act 1901, section 161J, and the notices of the Gazette: foreign units for one Australian dollar.
    'Australia',
    {
      way: { ...COSMETICS, to: 'AU', regime: 'import', currency: 'USD', goods: [goods('330499', '1200.00')] },
      tables: daily('au_customs', 'AUD', 'USD', { '2026-06-30': '0.60', '2026-07-01': '0.64', '2026-07-03': '0.99' }),
      values: [
        ['2026-06-30', '2000'],
        ['2026-07-01', '1875'],
      ],
    },
  ],
  [
    // 19 CFR 159.32 and 152.1(c): dollars for one foreign unit.
    'the United States',
    {
      way: {
        ...COSMETICS,
        ...{ to: 'US', regime: 'informal_entry', currency: 'EUR' },
        goods: [goods('330499', '100.00', { commodity_code: '3304995000' })],
      },
      tables: daily('us_customs', 'EUR', 'USD', { '2026-06-30': '1.10', '2026-07-01': '1.20', '2026-07-03': '1.99' }),
      values: [
        ['2026-06-30', '110'],
        ['2026-07-01', '120'],
      ],
    },
  ],
];

describe.each(CASES)('%s takes the exchange rate of the day of exportation', (_country, { way, tables, values }) => {
  const bill = billsLike({ ...way, rates: { tables } });

  it.each(values)('sent on %s the goods are worth %s, accepted days later', (exportedOn, value) => {
    expect(bill({ exportedOn }).value).toBe(value);
    expect(bill({ exportedOn, date: '2026-07-04' }).value).toBe(value);
  });

  it('has no rate for a day without one, though the day of acceptance has', () => {
    const found = bill({ exportedOn: '2026-07-02' });
    expect(found.value).toBeUndefined();
    expect(found.reasons).toContain('for 2026-07-02');
  });

  it('cannot say where nobody has named the day, and says what to declare', () => {
    const found = bill();
    expect(found).toMatchObject({ taxes: {}, open: ['destination charges'], value: undefined });
    expect(found.reasons).toContain('of the day of exportation, which is not known: declare it (exportation_date).');
  });
});

describe('a charge is that of the day of acceptance all the same', () => {
  // Biosecurity charge by air: AUD 43 to 30 June 2024, AUD 45 from 1 July.
  const tables = daily('au_customs', 'AUD', 'USD', { '2024-06-30': '0.60', '2024-07-01': '0.64' });
  const bill = billsLike({
    ...{ to: 'AU', from: 'RW', regime: 'import', date: '2024-07-01', mode: 'air', currency: 'USD' },
    goods: [goods('090121', '1200.00')],
    rates: { tables },
  });

  it.each([
    ['2024-06-30', '2024-06-30', '43.00'],
    ['2024-06-30', '2024-07-01', '45.00'],
  ])('sent on %s and accepted on %s', (exportedOn, date, charge) => {
    const found = bill({ exportedOn, date });
    // USD 1,200 at 0.60.
    expect([found.value, found.taxes['biosecurity_charge'], found.open]).toEqual(['2000', charge, []]);
  });

  it('and goods in the country’s own currency need no day of exportation', () => {
    expect(bill({ currency: 'AUD' })).toMatchObject({ value: '1200', open: [] });
  });
});

it('at the sale of low value goods to Australia the rate is that of the sale', () => {
  const tables = daily('au_customs', 'AUD', 'USD', { '2026-06-29': '0.50', '2026-06-30': '0.60' });
  const bill = billsLike({
    ...{ to: 'AU', from: 'RW', regime: 'low_value_sale', date: '2026-07-03', mode: 'air', currency: 'USD' },
    goods: [goods('330499', '300.00')],
    rates: { tables },
  });
  expect(bill({ soldOn: '2026-06-29', exportedOn: '2026-06-30' }).value).toBe('600');
  expect(bill({ soldOn: '2026-06-30', exportedOn: '2026-06-29' }).value).toBe('500');
});

it('an assessment says which event fixed the rate, and its day', () => {
  const parcel: Parcel = {
    ...COSMETICS,
    ...{ to: 'CA', regime: 'courier', currency: 'CAD', goods: [goods('330499', '100.00')], subdivision: 'CA-AB' },
    exportedOn: '2026-06-30',
  };
  expect(explanationOf(parcel)).not.toContain('day of exportation');
  const tables = daily('ca_customs', 'USD', 'CAD', { '2026-06-30': '1.30' });
  expect(explanationOf({ ...parcel, currency: 'USD', rates: { tables } })).toContain(
    'One USD counts as 1.30 CAD (official rate, published 2026-06-30). The law takes the exchange rate of the day of exportation, 2026-06-30.',
  );
});
