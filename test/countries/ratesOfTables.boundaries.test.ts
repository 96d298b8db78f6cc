import { billOf, type Bill } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';
import { tableRate } from '../support/rates/ecbRates.js';

/** The customs value of goods for USD 100 with one rate of a table: units of `quote` for one of `base`. */
function valued(
  way: { to: string; regime: string; date: string; price?: string },
  table: string,
  rates: { base: string; quote: string; rate: string; on: string; until?: string }[],
): Bill {
  const { price = '100.00', ...to } = way;
  const tables = rates.map(({ base, quote, rate, on, until = on }) =>
    tableRate(quote, rate, on, { id: `${table}.${on}`, table, base, until }),
  );
  return billOf({
    ...{ ...to, from: 'US', mode: 'air', currency: 'USD', paidOn: way.date, soldOn: way.date },
    ...{ goods: [goods('330499', price)], rates: { tables } },
  });
}

describe('a rate that is entered in the table of the law is found', () => {
  it.each([
    ['RW', 'home_use', '2025-06-02', 'rw_bank', 'RWF', '1400', '140000'],
    ['RW', 'home_use', '2026-11-23', 'rw_bank', 'RWF', '1400', '140000'],
    ['KE', 'home_use', '2026-11-23', 'ke_customs', 'KES', '129', '12900'],
    ['TH', 'parcel', '2026-06-30', 'th_customs', 'THB', '32', '3200'],
    ['MY', 'low_value_consignment', '2025-06-30', 'my_customs', 'MYR', '4.2', '420'],
    ['MY', 'general_trade', '2026-11-23', 'my_customs', 'MYR', '4.2', '420'],
  ])('%s, regime %s, on %s', (to, regime, date, table, quote, rate, value) => {
    expect(valued({ to, regime, date }, table, [{ base: 'USD', quote, rate, on: date }]).value).toBe(value);
  });
});

it('New Zealand divides by its rates of two weeks, by the day of the entry', () => {
  const two = [
    { base: 'NZD', quote: 'USD', rate: '0.50', on: '2026-06-01', until: '2026-06-14' },
    { base: 'NZD', quote: 'USD', rate: '0.40', on: '2026-06-15', until: '2026-06-28' },
  ];
  const on = (date: string): string | undefined =>
    valued({ to: 'NZ', regime: 'import', date }, 'nz_customs', two).value;
  expect([on('2026-06-14'), on('2026-06-15')]).toEqual(['200', '250']);
});

it('Brazil takes the last rate before the day of registration, over a weekend too', () => {
  // Siscomex notice 016/2019: for declarations registered on 10 April 2019 the rate of 9 April. Friday was 12 June 2026.
  const days = [
    { base: 'USD', quote: 'BRL', rate: '5.00', on: '2026-06-11' },
    { base: 'USD', quote: 'BRL', rate: '5.10', on: '2026-06-12' },
    { base: 'USD', quote: 'BRL', rate: '5.20', on: '2026-06-15' },
  ];
  const on = (date: string): string | undefined =>
    valued({ to: 'BR', regime: 'simplified_remittance', date }, 'br_bank', days).value;
  expect(['2026-06-12', '2026-06-13', '2026-06-15', '2026-06-16'].map(on)).toEqual(['500', '510', '510', '520']);
});
