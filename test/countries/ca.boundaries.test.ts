import { billsLike, explanationOf, type Bill } from '../support/builders/destinationBill.js';
import { goods, type Parcel } from '../support/builders/parcel.js';

/** Cosmetics (6.5 % by the tariff of 2026, GST 5 %) to Alberta, where GST is all. */
const COSMETICS: Parcel = {
  to: 'CA',
  from: 'RW',
  regime: 'courier',
  date: '2026-11-23',
  mode: 'air',
  currency: 'CAD',
  goods: [goods('330499', '100.00')],
  subdivision: 'CA-AB',
};
const bill = billsLike(COSMETICS);

const FREE = { duty: '0.00', gst: '0.00', provincial_tax: '0.00' };

describe('courier from the United States and Mexico: nothing up to CAD 40, no duty up to CAD 150', () => {
  it.each([
    ['39.99', FREE],
    ['40.00', FREE],
    // 5 % of 40.01 is 2.0005.
    ['40.01', { duty: '0.00', gst: '2.00' }],
    ['149.99', { duty: '0.00', gst: '7.50' }],
    ['150.00', { duty: '0.00', gst: '7.50' }],
    // 6.5 % of 150.01 is 9.75065; 5 % of 159.76065 is 7.988.
    ['150.01', { duty: '9.75', gst: '7.99' }],
  ])('CAD %s bears %j', (price, taxes) => {
    expect(bill({ from: 'US', price })).toMatchObject({ taxes, open: [] });
    expect(bill({ from: 'MX', price })).toMatchObject({ taxes, open: [] });
  });

  it('goes by the country the goods are sent from, not by their origin', () => {
    expect(bill({ from: 'US', item: { origin: 'CN' }, price: '40.00' }).taxes).toEqual(FREE);
    expect(bill({ from: 'CN', item: { origin: 'US' }, price: '40.00' }).taxes).toEqual({ duty: '2.60', gst: '2.13' });
  });
});

describe('everybody else, and the post: nothing up to CAD 20, everything above', () => {
  it.each([
    ['19.99', FREE],
    ['20.00', FREE],
    // 6.5 % of 20.01 is 1.30065; 5 % of 21.31065 is 1.0655.
    ['20.01', { duty: '1.30', gst: '1.07' }],
  ])('CAD %s bears %j', (price, taxes) => {
    for (const from of ['RW', 'MY', 'CN', 'GB']) expect(bill({ from, price }).taxes).toEqual(taxes);
    for (const from of ['US', 'MX', 'RW']) {
      expect(bill({ from, price, regime: 'postal', mode: 'post' }).taxes).toEqual(taxes);
    }
  });

  it('held the United States alike until 30 June 2020', () => {
    const gst = (date: string): string | undefined => bill({ from: 'US', price: '40.00', date }).taxes['gst'];
    expect(bill({ from: 'US', price: '20.00', date: '2020-06-30' }).taxes).toEqual(FREE);
    expect(bill({ from: 'US', price: '20.01', date: '2020-06-30' }).reasons).toContain('what duty is on HS 330499');
    expect(gst('2020-06-30')).toBeUndefined();
    expect(gst('2020-07-01')).toBe('0.00');
  });

  it('does not reach alcohol and tobacco, whose duty is not known', () => {
    expect(bill({ price: '10.00', hs: '240220' }).open).toContain('duty on line 1');
    expect(bill({ price: '10.00', hs: '220421' }).taxes).toEqual({});
  });

  it('is counted on the value of all lines', () => {
    const two = (...prices: string[]): Bill => bill({ goods: prices.map((price) => goods('330499', price)) });
    expect(two('10.00', '10.00').taxes).toEqual(FREE);
    expect(two('10.00', '10.01').taxes['duty']).toBe('1.30');
  });

  it('leaves freight out of the value for duty and of the value for tax', () => {
    expect(bill({ price: '20.00', freight: '80.00' }).taxes).toEqual(FREE);
    expect(bill({ price: '100.00', freight: '80.00' })).toMatchObject({
      taxes: { duty: '6.50', gst: '5.33' },
      value: '100',
    });
  });
});

describe('the provinces', () => {
  // 106.50 x 13 % = 13.845, as one tax 13.85, of which GST takes 5.33; 15 % 15.975, 15.98; 14 % 14.91.
  it.each([
    ['CA-ON', '2026-11-23', '8.52'],
    ['CA-NB', '2026-11-23', '10.65'],
    ['CA-NL', '2026-11-23', '10.65'],
    ['CA-PE', '2026-11-23', '10.65'],
    ['CA-NS', '2026-11-23', '9.58'],
    ['CA-AB', '2026-11-23', undefined],
    ['CA-YT', '2026-11-23', undefined],
  ])('%s on %s: %s beside GST of 5.33', (subdivision, date, amount) => {
    const { taxes, open } = bill({ subdivision, date });
    expect(taxes).toEqual({ duty: '6.50', gst: '5.33', ...(amount === undefined ? {} : { provincial_tax: amount }) });
    expect(open).toEqual([]);
  });

  it.each([
    ['2025-03-31', '10.00'],
    ['2025-04-01', '9.00'],
  ])('Nova Scotia on %s: of CAD 100.00 without duty %s', (date, amount) => {
    const { taxes } = bill({ subdivision: 'CA-NS', date, from: 'US', item: { origin: 'RW' } });
    expect(taxes).toEqual({ duty: '0.00', gst: '5.00', provincial_tax: amount });
  });

  it.each(['CA-BC', 'CA-MB', 'CA-QC', 'CA-SK'])('%s has a tax of its own, which is not guessed', (subdivision) => {
    const { taxes, reasons } = bill({ subdivision });
    expect(taxes).toEqual({ duty: '6.50', gst: '5.33' });
    expect(reasons).toContain('The province has a sales tax of its own');
  });

  it('are asked for where they matter, and not where goods are zero-rated everywhere', () => {
    const unsaid = bill({ subdivision: undefined });
    expect(unsaid.taxes).toEqual({ duty: '6.50', gst: '5.33' });
    expect(unsaid.reasons).toMatch(/goes by the province or state .*CA-NS.*CA-ON/);
    expect(bill({ subdivision: undefined, hs: '090121' })).toMatchObject({ taxes: { duty: '0.00' }, open: [] });
  });

  it('say how the two parts are rounded', () => {
    const provincial = bill({ subdivision: 'CA-ON' }).charges.find(({ tax }) => tax === 'provincial_tax');
    expect(provincial?.explanation).toBe(
      'Provincial tax: 8 % of CAD 106.50 = 8.52, rounded to CAD 8.52. Provincial tax and GST are rounded as one, to CAD 13.85 together.',
    );
  });

  it('have no part in the tax on commercial goods', () => {
    expect(bill({ subdivision: 'CA-ON', regime: 'commercial_courier' }).taxes).toEqual({ duty: '6.50', gst: '5.33' });
  });
});

describe('gifts: CAD 60 off the value', () => {
  it.each([
    ['59.99', '0', {}],
    ['60.00', '0', {}],
    ['60.01', '0.01', {}],
    ['100.00', '40', { duty: '2.60', gst: '2.13' }],
  ])('CAD %s counts %s', (price, value, taxes) => {
    const found = bill({ regime: 'gift', price });
    expect(found.value).toBe(value);
    expect(found.taxes).toEqual({ duty: '0.00', gst: '0.00', ...taxes });
  });
});

it('says what is taken off the value of a gift', () => {
  expect(explanationOf({ ...COSMETICS, regime: 'gift' })).toContain(
    'Of the value as declared the law takes CAD 60.00 less.',
  );
});

describe('goods of the United States and the surtax', () => {
  it.each([
    ['2025-03-03', '090121', ''],
    ['2025-03-04', '090121', 'Which goods of the United States bear the surtax of the orders of 2025 was not read.'],
    ['2025-08-31', '090121', 'Which goods of the United States bear the surtax of the orders of 2025 was not read.'],
    ['2025-09-01', '090121', ''],
    ['2026-11-23', '851671', 'Since 1 September 2025 steel, aluminium, copper and certain vehicles'],
  ])('on %s HS %s leave open: "%s"', (date, hs, why) => {
    const { open, reasons } = bill({ from: 'US', hs, date, price: '200.00' });
    if (why === '') expect(open).toEqual([]);
    else expect(reasons).toContain(why);
    expect(bill({ from: 'RW', hs: '090121', date, price: '200.00' }).open).toEqual([]);
  });
});
