import { billOf, type Bill } from '../support/builders/destinationBill.js';
import { goods, type Goods, type Parcel } from '../support/builders/parcel.js';

const to = (regime: string, on: string, from: string, items: Goods[], more: Partial<Parcel> = {}): Bill =>
  billOf({ to: 'US', regime, date: on, from, mode: 'air', goods: items, currency: 'USD', ...more });
const POST = { mode: 'post' as const };
/** Baskets of 4602.19.12: 5.8 % by the tariff. */
const basket = (price: string, more: Partial<Goods> = {}): Goods =>
  goods('460219', price, { commodity_code: '4602191200', ...more });
const sum = ({ taxes }: Bill, ...names: string[]): (string | undefined)[] => names.map((name) => taxes[name]);

describe('de minimis by express', () => {
  it.each([
    ['2025-08-28', '799.99', '0.00'],
    ['2025-08-28', '800.00', '0.00'],
    // 5.8 % of 800 and of 801 in whole dollars.
    ['2025-08-28', '800.01', '46.40'],
    ['2025-08-28', '800.50', '46.46'],
    ['2025-08-29', '799.99', '46.40'],
    ['2025-08-29', '1.00', '0.06'],
  ])('on %s USD %s of Malaysia bear duty of %s', (on, price, duty) => {
    expect(to('informal_entry', on, 'MY', [basket(price)]).taxes['duty']).toBe(duty);
  });

  it('ended for products of China on 2 May 2025, by origin and not by where they are sent from', () => {
    const duties = (on: string, origin: string): (string | undefined)[] =>
      sum(to('informal_entry', on, 'MY', [basket('100.00', { origin })]), 'duty', 'opioid_duty', 'reciprocal_duty');
    expect(duties('2025-05-01', 'CN')).toEqual(['0.00', '0.00', '0.00']);
    expect(duties('2025-05-02', 'CN')).toEqual(['5.80', '20.00', '125.00']);
    expect(duties('2025-05-13', 'CN')).toEqual(['5.80', '20.00', '125.00']);
    expect(duties('2025-05-14', 'CN')).toEqual(['5.80', '20.00', '10.00']);
    expect(duties('2025-05-02', 'MY')).toEqual(['0.00', '0.00', '0.00']);
  });
});

describe('duties besides the tariff', () => {
  const NAMES = ['reciprocal_duty', 'import_surcharge', 'forced_labor_duty'];
  const on = (from: string, hs: string, day: string): (string | undefined)[] =>
    sum(to('formal_entry', day, from, [goods(hs, '1000.00', { commodity_code: `${hs}1200` })]), ...NAMES);

  it.each([
    ['2025-04-04', [undefined, undefined, undefined]],
    ['2025-04-05', ['100.00', undefined, undefined]],
    ['2025-08-06', ['100.00', undefined, undefined]],
    ['2025-08-07', ['190.00', undefined, undefined]],
    ['2026-02-23', ['190.00', undefined, undefined]],
    ['2026-02-24', [undefined, '100.00', undefined]],
    ['2026-07-23', [undefined, '100.00', undefined]],
    ['2026-07-24', [undefined, undefined, '100.00']],
  ])('on baskets of Malaysia, USD 1,000, on %s: %j', (day, taxes) => {
    expect(on('MY', '460219', day)).toEqual(taxes);
  });

  it('leave Rwanda free from 24 July 2026 on; before it bore 10 %', () => {
    expect(on('RW', '460219', '2026-02-23')).toEqual(['100.00', undefined, undefined]);
    expect(on('RW', '460219', '2026-07-23')).toEqual([undefined, '100.00', undefined]);
    expect(on('RW', '460219', '2026-07-24')).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['2025-11-12', ['100.00', undefined, undefined], false],
    ['2025-11-13', [undefined, undefined, undefined], false],
    ['2026-02-23', [undefined, undefined, undefined], false],
    // Whether coffee stands on the list of exceptions was not read.
    ['2026-02-24', [undefined, undefined, undefined], true],
    ['2026-07-24', [undefined, undefined, undefined], false],
  ])('on coffee of Rwanda on %s: %j, left open: %s', (day, taxes, open) => {
    const bill = to('formal_entry', day, 'RW', [goods('090121', '1000.00')]);
    expect(sum(bill, ...NAMES)).toEqual(taxes);
    expect(bill.open.includes('section 122 surcharge on line 1')).toBe(open);
  });

  it('on goods of China by fentanyl order: 10 % to 3 March, 20 % to 9 November 2025, 10 % to 23 February 2026', () => {
    const days = ['2025-01-31', '2025-03-03', '2025-03-04', '2025-11-09', '2025-11-10', '2026-02-23', '2026-02-24'];
    expect(days.map((day) => to('formal_entry', day, 'CN', [basket('1000.00')]).taxes['opioid_duty'])).toEqual([
      undefined,
      '100.00',
      '200.00',
      '200.00',
      '100.00',
      '100.00',
      undefined,
    ]);
    expect(to('formal_entry', '2025-02-10', 'CN', [basket('1000.00')]).reasons).toContain('day of February 2025');
  });

  it('are not guessed for a country whose rate was not read', () => {
    expect(to('formal_entry', '2026-07-24', 'TH', [basket('1000.00')]).open).toContain(
      'section 301 forced labor duty on line 1',
    );
  });
});

describe('postal parcels', () => {
  it.each([
    ['2025-05-01', 'CN', undefined],
    ['2025-05-02', 'CN', '120.00'],
    ['2025-05-13', 'CN', '120.00'],
    ['2025-05-14', 'CN', '54.00'],
    ['2025-08-28', 'CN', '54.00'],
    ['2025-08-29', 'CN', '30.00'],
    ['2025-11-09', 'CN', '30.00'],
    ['2025-11-10', 'CN', '20.00'],
    ['2025-08-28', 'RW', '0.00'],
    ['2025-08-29', 'RW', '10.00'],
    ['2025-08-29', 'MY', '19.00'],
    ['2026-02-23', 'MY', '19.00'],
    ['2026-02-24', 'MY', '10.00'],
    ['2026-07-23', 'MY', '10.00'],
    ['2026-07-24', 'MY', undefined],
  ])('by value, USD 100 on %s of %s: %s', (on, from, duty) => {
    const { taxes } = to('postal', on, from, [basket('100.00')], POST);
    expect(taxes['postal_duty'] === '0.00' && duty === undefined ? undefined : taxes['postal_duty']).toBe(duty);
  });

  it.each([
    ['2025-08-28', 'RW', undefined],
    ['2025-08-29', 'RW', '80.00'],
    ['2025-08-29', 'MY', '160.00'],
    ['2025-08-29', 'CN', '200.00'],
    ['2025-11-09', 'CN', '200.00'],
    ['2025-11-10', 'CN', '160.00'],
    ['2026-02-23', 'RW', '80.00'],
    ['2025-05-14', 'CN', '100.00'],
    ['2025-08-28', 'CN', '100.00'],
  ])('flat, on %s of %s: USD %s, once for the parcel', (on, from, duty) => {
    const { taxes } = to('postal_flat', on, from, [basket('100.00'), basket('50.00')], POST);
    expect(taxes['postal_flat_duty'] === '0.00' ? undefined : taxes['postal_flat_duty']).toBe(duty);
  });

  it('go by value alone after 28 February 2026; the four days before are left open', () => {
    const flat = (on: string): Bill => to('postal_flat', on, 'RW', [basket('100.00')], POST);
    expect(flat('2026-02-28')).toMatchObject({ taxes: {}, open: ['flat duty on postal parcels on line 1'] });
    expect(flat('2026-03-01').reasons).toContain('does not know the regime "postal_flat"');
    expect(to('postal', '2026-03-01', 'RW', [basket('100.00')], POST).taxes).toEqual({ postal_duty: '10.00' });
  });

  it.each([
    ['2026-07-23', '800.00', true],
    ['2026-07-23', '800.01', false],
    ['2026-07-24', '800.01', true],
    ['2026-07-24', '2500.00', true],
    ['2026-07-24', '2500.01', false],
  ])('on %s of USD %s are within the simple process: %s', (on, price, within) => {
    const { open } = to('postal', on, 'MY', [basket(price)], POST);
    expect(open.includes('destination charges')).toBe(!within);
  });

  it('are open to the post alone', () => {
    expect(to('postal', '2026-11-23', 'MY', [basket('100.00')]).reasons).toContain('open to goods sent by post');
  });
});

describe('processing and harbor fees', () => {
  const fee = (regime: string, on: string, price: string, more: Partial<Parcel> = {}): string | undefined =>
    to(regime, on, 'MY', [basket(price)], more).taxes['processing_fee'];

  // 0.3464 %: USD 33.58 are reached at 9,694.00, USD 651.50 at 188,077.37; in fiscal 2027 34.58 at 9,982.68, 670.86 at 193,666.28.
  it.each([
    ['2025-09-30', '3000.00', '32.71'],
    ['2025-10-01', '3000.00', '33.58'],
    ['2026-09-30', '9693.00', '33.58'],
    ['2026-09-30', '9700.00', '33.60'],
    ['2026-09-30', '188070.00', '651.47'],
    ['2026-09-30', '188100.00', '651.50'],
    ['2026-10-01', '3000.00', '34.58'],
    ['2026-10-01', '200000.00', '670.86'],
    ['2027-09-30', '200000.00', '670.86'],
    ['2027-10-01', '200000.00', undefined],
  ])('of a formal entry on %s of USD %s: %s', (on, price, amount) => {
    expect(fee('formal_entry', on, price)).toBe(amount);
  });

  it('of an informal entry are flat, once, by fiscal year, to USD 2,500', () => {
    expect(['2025-10-01', '2026-09-30', '2026-10-01'].map((on) => fee('informal_entry', on, '2500.00'))).toEqual([
      '2.69',
      '2.69',
      '2.77',
    ]);
    expect(to('informal_entry', '2026-11-23', 'MY', [basket('2500.01')]).reasons).toContain('"formal_entry"');
  });

  it('for harbors are due by sea only', () => {
    const harbor = (mode: Parcel['mode']): string | undefined =>
      to('formal_entry', '2026-11-23', 'MY', [basket('10000.00')], { mode }).taxes['harbor_fee'];
    expect([harbor('sea'), harbor('air')]).toEqual(['12.50', undefined]);
  });
});

describe('preference and gifts', () => {
  const chili = (more: Partial<Goods> = {}): Goods[] => [
    goods('090421', '900.00', { commodity_code: '0904216000', net_weight_grams: 10000, ...more }),
  ];

  it('AGOA frees chili of Rwanda from 2.5 cents a kilogram, to 31 December 2026', () => {
    const proved = { preference: { scheme: 'agoa', certificate_number: 'RW-1', issued_on: '2026-08-01' } };
    expect(to('informal_entry', '2026-12-31', 'RW', chili()).taxes['duty']).toBe('0.25');
    expect(to('informal_entry', '2026-12-31', 'RW', chili(proved)).taxes['duty']).toBe('0.00');
    expect(to('informal_entry', '2027-01-01', 'RW', chili(proved)).taxes['duty']).toBe('0.25');
  });

  it.each([
    ['99.99', '0.00', '0.00'],
    ['100.00', '0.00', '0.00'],
    ['100.01', '5.80', '10.00'],
  ])('a gift of USD %s bears duty of %s and %s besides', (price, duty, besides) => {
    const gift = basket(price, { relief: { code: 'gift' } });
    expect(sum(to('informal_entry', '2026-11-23', 'MY', [gift]), 'duty', 'forced_labor_duty')).toEqual([duty, besides]);
  });
});
