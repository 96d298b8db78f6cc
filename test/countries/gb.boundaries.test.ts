import type { TableRate } from '../../domain/money/tableRate.js';
import { billOf, type Bill } from '../support/builders/destinationBill.js';
import { goods, type Goods } from '../support/builders/parcel.js';
import { tableRate } from '../support/rates/ecbRates.js';

const to = (regime: string, items: Goods[], on = '2026-11-23', from = 'RW'): Bill =>
  billOf({ to: 'GB', regime, date: on, from, mode: 'air', goods: items, currency: 'GBP' });
const basket = (price: string, more: Partial<Goods> = {}): Goods =>
  goods('460219', price, { commodity_code: '4602199090', ...more });

describe('a sale to a consumer in Great Britain', () => {
  it.each([
    // 20 % is 26.998, cut to the penny.
    ['134.99', { duty: '0.00', vat: '26.99' }],
    ['135.00', { duty: '0.00', vat: '27.00' }],
  ])('of GBP %s bears VAT at the sale and no duty: %j', (price, taxes) => {
    expect(to('low_value', [basket(price)])).toMatchObject({ taxes, open: [] });
  });

  it('of GBP 135.01 does not, and belongs under the normal rules', () => {
    const above = to('low_value', [basket('135.01')]);
    expect(above).toMatchObject({ taxes: {}, open: ['destination charges'] });
    expect(above.reasons).toContain('"standard"');
  });

  it('holds the whole consignment against the limit, not each item', () => {
    expect(to('low_value', [basket('70.00'), basket('65.00')]).taxes).toEqual({ duty: '0.00', vat: '27.00' });
    expect(to('low_value', [basket('70.00'), basket('65.01')]).taxes).toEqual({});
  });
});

describe('HMRC’s rates of the month, currency units for one pound', () => {
  const monthly = (rate: string, from: string, until: string): TableRate =>
    tableRate('USD', rate, from, { id: `gb_customs.${from}`, table: 'gb_customs', base: 'GBP', from, until });
  const tables = [monthly('1.25', '2026-06-01', '2026-06-30'), monthly('1.20', '2026-07-01', '2026-07-31')];
  const valueOn = (date: string): string | undefined =>
    billOf({
      ...{ to: 'GB', regime: 'standard', date, from: 'RW', mode: 'air', currency: 'USD', rates: { tables } },
      goods: [basket('300.00')],
    }).value;

  it('divide the invoice, by the month of acceptance', () => {
    expect(valueOn('2026-06-30')).toBe('240');
    expect(valueOn('2026-07-01')).toBe('250');
    expect(valueOn('2026-08-01')).toBeUndefined();
  });
});

describe('release for free circulation', () => {
  it.each([
    ['134.99', { duty: '0.00', vat: '26.99' }],
    ['135.00', { duty: '0.00', vat: '27.00' }],
    // 2 % is 2.7002; 20 % of 137.71 is 27.542.
    ['135.01', { duty: '2.70', vat: '27.54' }],
  ])('of GBP %s bears duty above 135 only: %j', (price, taxes) => {
    expect(to('standard', [basket(price)]).taxes).toEqual(taxes);
  });

  it('is free of duty for Rwanda with proof from 19 June 2023 on; food bears no VAT', () => {
    const proved = { preference: { scheme: 'dcts', certificate_number: 'RW-1', issued_on: '2024-12-01' } };
    expect(to('standard', [goods('090121', '200.00', proved)], '2025-01-01').taxes).toEqual({
      duty: '0.00',
      vat: '0.00',
    });
    expect(to('standard', [goods('090121', '200.00')], '2025-01-01').taxes).toEqual({ duty: '12.00', vat: '0.00' });
    expect(to('standard', [goods('090422', '200.00')], '2025-01-01').taxes).toEqual({ duty: '8.00', vat: '0.00' });
  });

  it('offers nothing to Malaysia, of whose agreement no rate was read', () => {
    const malaysian = to('standard', [basket('200.00')], '2026-11-23', 'MY');
    expect(malaysian.taxes).toEqual({ duty: '4.00', vat: '40.80' });
  });

  it('leaves excise goods open at any value: their duty is due below GBP 135 too', () => {
    const { open } = to('standard', [goods('220830', '50.00')]);
    expect(open).toEqual(['duty on line 1', 'excise duty on line 1', 'import VAT on line 1']);
  });
});

describe('a gift', () => {
  it.each([
    ['38.99', { duty: '0.00', vat: '0.00' }],
    ['39.00', { duty: '0.00', vat: '0.00' }],
    // 20 % is 7.802.
    ['39.01', { duty: '0.00', vat: '7.80' }],
    ['135.00', { duty: '0.00', vat: '27.00' }],
    ['135.01', { duty: '2.70', vat: '27.54' }],
  ])('of GBP %s: %j', (price, taxes) => {
    expect(to('gift', [basket(price)]).taxes).toEqual(taxes);
  });

  it('of six equal items of GBP 7.80 is relieved of the five that fit, as HMRC had it in 2012', () => {
    const five = basket('39.00', { relief: { code: 'gift' } });
    expect(to('gift', [five, basket('7.80')]).taxes).toEqual({ duty: '0.00', vat: '1.56' });
    const six = basket('46.80', { relief: { code: 'gift' } });
    expect(to('gift', [six]).taxes).toEqual({ duty: '0.00', vat: '9.36' });
  });
});
