import { billsLike, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const coffee = billsLike({
  to: 'CN',
  from: 'RW',
  regime: 'retail_import',
  date: '2026-11-23',
  mode: 'post',
  currency: 'CNY',
  goods: [goods('090121', '1000.00')],
});
const bill = (regime: string, date: string, price: string, changes: Changes = {}): Bill =>
  coffee({ regime, date, price, ...changes });

describe('limits of retail import into China', () => {
  // CNY 2,000 a transaction and 20,000 a year until 2018; 5,000 and 26,000 since.
  it.each([
    ['2016-04-08', '1999.99', true],
    ['2018-12-31', '2000.00', true],
    ['2018-12-31', '2000.01', false],
    ['2019-01-01', '2000.01', true],
    ['2019-01-01', '4999.99', true],
    ['2019-01-01', '5000.00', true],
    ['2019-01-01', '5000.01', false],
    ['2025-12-31', '5000.01', false],
    ['2026-01-01', '4999.99', true],
    ['2026-01-01', '5000.00', true],
    ['2026-01-01', '5000.01', false],
  ])('on %s a transaction of CNY %s is within: %s', (date, value, within) => {
    const { open, reasons } = bill('retail_import', date, value);
    expect(open.includes('destination charges')).toBe(!within);
    expect(reasons.includes('for one transaction')).toBe(!within);
  });

  it.each([
    ['2018-12-31', '19000.00', '1000.00', true],
    ['2018-12-31', '19000.00', '1000.01', false],
    ['2019-01-01', '25000.00', '999.99', true],
    ['2019-01-01', '25000.00', '1000.00', true],
    ['2019-01-01', '25000.00', '1000.01', false],
    ['2026-11-23', '25000.00', '1000.00', true],
    ['2026-11-23', '25000.00', '1000.01', false],
  ])('on %s after CNY %s in the year, CNY %s is within: %s', (date, before, value, within) => {
    const { open } = bill('retail_import', date, value, { buyerYearToDate: { amount: before, currency: 'CNY' } });
    expect(open.includes('destination charges')).toBe(!within);
  });

  it('taxes one article above the single limit in full, and none above the year’s', () => {
    const known = (amount: string) => ({ buyerYearToDate: { amount, currency: 'CNY' } });
    // Coffee: duty 15 % of 6,000, VAT 13 % of 6,900.
    expect(bill('retail_import_full', '2026-11-23', '6000.00', known('20000.00')).taxes).toEqual({
      duty: '900.00',
      vat: '897.00',
    });
    const above = bill('retail_import_full', '2026-11-23', '6000.00', known('20000.01'));
    expect(above.taxes).toEqual({});
    expect(above.reasons).toContain('("general_trade")');
  });

  it('leaves VAT open before April 2019, whose rates were not read', () => {
    expect(bill('retail_import', '2019-03-31', '1000.00').open).toContain('VAT on line 1');
    expect(bill('retail_import', '2019-04-01', '1000.00').taxes['vat']).toBe('91.00');
  });
});

describe('private mail into China', () => {
  const mail = (date: string, value: string, changes: Changes = {}): Bill =>
    bill('postal_articles', date, value, { hs: '610910', ...changes });

  // CNY 1,000 (800 from Hong Kong, Macau and Taiwan) a shipment until 30 November 2024, 2,000 from anywhere since.
  it.each([
    ['2024-11-30', '999.99', true],
    ['2024-11-30', '1000.00', true],
    ['2024-11-30', '1000.01', false],
    ['2024-12-01', '1000.01', true],
    ['2024-12-01', '1999.99', true],
    ['2024-12-01', '2000.00', true],
    ['2024-12-01', '2000.01', false],
    ['2026-11-23', '2000.00', true],
    ['2026-11-23', '2000.01', false],
  ])('on %s at CNY %s is within the limit: %s', (date, value, within) => {
    expect(mail(date, value).open.length === 0).toBe(within);
  });

  it.each([
    ['800.00', true],
    ['800.01', false],
  ])('from Hong Kong in November 2024 at CNY %s was within the limit: %s', (value, within) => {
    const { open } = bill('postal_articles_near', '2024-11-30', value, { hs: '610910', from: 'HK' });
    expect(open.length === 0).toBe(within);
  });

  // Textiles 25 % until 8 April 2019, 20 % since; food 15 %, then 13 %.
  it.each([
    ['2019-04-08', '610910', '250.00'],
    ['2019-04-09', '610910', '200.00'],
    ['2019-04-08', '090121', '150.00'],
    ['2019-04-09', '090121', '130.00'],
    ['2019-04-08', '220421', '500.00'],
    ['2019-04-09', '220421', '500.00'],
  ])('on %s bears on CNY 1,000 of HS %s a tax of %s', (date, hs, tax) => {
    expect(mail(date, '1000.00', { hs }).taxes['postal_tax']).toBe(tax);
  });

  // 20 % of 249.95, 250.00 and 250.05 are 49.99, 50.00 and 50.01; 50 itself is waived.
  it.each([
    ['249.95', '0.00'],
    ['250.00', '0.00'],
    ['250.05', '50.01'],
  ])('of CNY %s pays %s', (value, tax) => {
    expect(mail('2026-11-23', value).taxes['postal_tax']).toBe(tax);
  });

  it('of cosmetics is left open, and does not come by air freight', () => {
    expect(mail('2026-11-23', '100.00', { hs: '330499' }).open).toEqual(['import tax on articles on line 1']);
    expect(mail('2026-11-23', '100.00', { mode: 'air' }).reasons).toContain('is open to goods sent by post');
  });
});

describe('general trade into China', () => {
  // Peanuts at 5 %: duty of 49.99, 50.00 and 50.01.
  it.each([
    ['999.80', '0.00', '129.97'],
    ['1000.00', '0.00', '130.00'],
    ['1000.20', '50.01', '136.53'],
  ])('of CNY %s pays duty %s and VAT %s', (value, duty, vat) => {
    expect(bill('general_trade', '2026-11-23', value, { hs: '200811' }).taxes).toEqual({ duty, vat });
  });

  it.each([
    ['2024-11-30', undefined],
    ['2024-12-01', '0.00'],
    ['2025-12-31', '0.00'],
    ['2026-01-01', '0.00'],
  ])('takes the zero tariff for goods of Rwanda with its proof: on %s duty is %s', (date, duty) => {
    const item = { preference: { scheme: 'ldc', certificate_number: 'RW-1', issued_on: '2024-11-20' } };
    const { taxes, open } = bill('general_trade', date, '1000.00', { item });
    expect(taxes['duty']).toBe(duty);
    expect(open.includes('duty on line 1')).toBe(duty === undefined);
  });

  it.each([
    ['090411', '200.00'],
    ['460121', '70.00'],
    ['330510', '0.00'],
    ['081060', '200.00'],
  ])('of HS %s at CNY 1,000 bears a duty of %s', (hs, duty) => {
    expect(bill('general_trade', '2026-11-23', '1000.00', { hs }).taxes['duty']).toBe(duty);
  });

  it('asks for the longer code where only one line below a subheading was read, and leaves baskets open', () => {
    expect(bill('general_trade', '2026-11-23', '1000.00', { hs: '041090' }).reasons).toContain(
      'declare the longer code',
    );
    const nest = bill('general_trade', '2026-11-23', '1000.00', { hs: '041090', item: { commodity_code: '04109010' } });
    expect(nest.taxes['duty']).toBe('250.00');
    expect(bill('general_trade', '2026-11-23', '1000.00', { hs: '460219' }).open).toContain('duty on line 1');
  });
});
