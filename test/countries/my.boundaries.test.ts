import type { Pack } from '../../rules/loader/pack.js';
import { billsLike, registry, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

const coffee = billsLike({
  to: 'MY',
  from: 'RW',
  regime: 'low_value_goods',
  date: '2026-11-23',
  mode: 'post',
  currency: 'MYR',
  goods: [goods('090121', '480.00')],
});
const bill = (changes: Changes & { date: string }): Bill => coffee(changes);

describe('sales tax on low value goods into Malaysia', () => {
  it.each([
    ['2023-12-31', false],
    ['2024-01-01', true],
    ['2025-12-31', true],
    ['2026-01-01', true],
  ])('on %s is levied: %s', (date, levied) => {
    const { taxes, reasons } = bill({ date });
    expect(taxes['sales_tax']).toBe(levied ? '48.00' : undefined);
    expect(reasons.includes('does not know the regime "low_value_goods"')).toBe(!levied);
  });

  it.each([
    ['499.99', '50.00'],
    ['500.00', '50.00'],
    ['500.01', undefined],
  ])('on goods at RM %s is RM %s', (price, tax) => {
    const { taxes, reasons } = bill({ date: '2024-01-01', price });
    expect(taxes['sales_tax']).toBe(tax);
    expect(reasons.includes('("general_trade")')).toBe(tax === undefined);
  });

  it('is that of the day of the sale: what was sold before it existed does not bear it', () => {
    expect(bill({ date: '2024-01-05', soldOn: '2024-01-01' }).taxes['sales_tax']).toBe('48.00');
    expect(bill({ date: '2024-01-05', soldOn: '2023-12-31' }).taxes['sales_tax']).toBeUndefined();
  });

  it('is nothing at import where the seller’s number is declared', () => {
    expect(bill({ date: '2026-11-23', lvgNumber: 'LVG-2401-00000042' }).taxes['sales_tax']).toBe('0.00');
  });
});

describe('small consignments by air into Malaysia', () => {
  const small = (price: string, changes: Changes = {}): Bill =>
    bill({ regime: 'low_value_consignment', date: '2023-01-01', price, freight: '20.00', ...changes });

  it.each([
    ['479.99', true],
    ['480.00', true],
    ['480.01', false],
  ])('at RM %s with RM 20.00 of freight bear nothing: %s', (value, within) => {
    const { taxes, open } = small(value);
    expect(taxes).toEqual(within ? { duty: '0.00', sales_tax_on_import: '0.00' } : {});
    expect(open).toEqual(within ? [] : ['destination charges']);
  });

  it('are those by post or air alone', () => {
    expect(small('100.00', { mode: 'air' }).open).toEqual([]);
    expect(small('100.00', { mode: 'sea' }).reasons).toContain('is open to goods sent by post, air');
    expect(small('100.00', { mode: 'road' }).reasons).toContain('is open to goods sent by post, air');
  });
});

describe('the change of sales tax on 30 June and 1 July 2025', () => {
  /** The pack of a day with a duty and an excise of none, whose rates no source gives. */
  function dutyFree(date: string): Pack {
    const pack = registry.packAt('MY', date);
    const none = (tax: string) => ({
      id: `my.${tax.replace('_', '-')}.none`,
      from: '2023-01-01',
      until: null,
      source: 'default',
      confidence: 'default' as const,
      flow: 'import' as const,
      tax,
      hs: ['*'],
      partners: ['*'],
      rule: { kind: 'not_levied' as const },
    });
    return { ...pack, lists: { ...pack.lists, measures: [none('duty'), none('excise_duty'), ...pack.lists.measures] } };
  }
  const paid = (paidOn: string | undefined, hs: string, code: string, date = '2025-06-30'): Bill =>
    bill({
      regime: 'general_trade',
      date,
      hs,
      price: '1000.00',
      pack: dutyFree(date),
      ...(paidOn === undefined ? {} : { paidOn }),
      ...(code === '' ? {} : { item: { commodity_code: code } }),
    });

  // The circular: assessed and paid before is at the old rate; approved before and paid after, at the new one.
  it.each([
    ['cosmetics', '330499', '', '50.00', undefined],
    ['tea', '090230', '', '0', undefined],
    ['video cameras', '852589', '85258910', undefined, '50.00'],
    ['butter', '040510', '04051000', undefined, '50.00'],
    ['essential oils', '330129', '', undefined, '50.00'],
  ])('%s approved on 30 June: paid on that day %s, on the next %s', (_, hs, code, before, after) => {
    const [then, now] = [paid('2025-06-30', hs, code), paid('2025-07-01', hs, code)];
    const tax = ({ taxes, open }: Bill): string | undefined =>
      taxes['sales_tax_on_import'] ?? (open.some((what) => what.startsWith('sales tax')) ? undefined : '0');
    expect([tax(then), tax(now)]).toEqual([before, after]);
  });

  it('says that the day of payment decides while it is not known', () => {
    const { open, reasons } = paid(undefined, '330499', '');
    expect(open).toEqual(['day of payment']);
    expect(reasons).toBe(
      'day of payment: The law of the day of payment holds, which is not known yet: the charges are by the law of 2025-06-30.',
    );
  });

  it('takes petrol by the litre and fruit not at all from July 2025', () => {
    const petrol = { commodity_code: '27101211', unit: 'litre', quantity: '10' };
    const date = '2025-07-01';
    const by = (hs: string, item: Changes['item']): Bill =>
      bill({
        regime: 'general_trade',
        date,
        paidOn: date,
        hs,
        price: '100.00',
        pack: dutyFree(date),
        ...(item ? { item } : {}),
      });
    expect(by('271012', petrol).taxes['sales_tax_on_import']).toBe('6.00');
    expect(by('080810', undefined)).toMatchObject({ taxes: {}, open: [] });
  });

  it('leaves general trade open where the duty is not known', () => {
    const { open } = bill({ regime: 'general_trade', date: '2026-11-23', hs: '852589', paidOn: '2026-11-23' });
    expect(open).toEqual(['duty on line 1', 'excise duty on line 1', 'sales tax on import on line 1']);
  });
});
