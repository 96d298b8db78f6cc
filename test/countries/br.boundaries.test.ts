import type { Pack } from '../../rules/loader/pack.js';
import { billsLike, registry, type Bill, type Changes } from '../support/builders/destinationBill.js';
import { goods } from '../support/builders/parcel.js';

/** The pack with a rate of five reais for a dollar on every day, so that a cent is five centavos. */
function atFive(date: string): Pack {
  const pack = registry.packAt('BR', date);
  const [rate] = pack.lists.exchangeRates;
  if (rate === undefined) throw new Error('the pack has no rate');
  const exchangeRates = [{ ...rate, from: '2023-08-01', rate: '5', kind: 'official' as const }];
  return { ...pack, lists: { ...pack.lists, exchangeRates } };
}

const cotton = billsLike({
  to: 'BR',
  from: 'CN',
  regime: 'certified_remittance',
  date: '2026-10-03',
  mode: 'post',
  currency: 'USD',
  goods: [goods('610910', '100.00')],
  subdivision: 'BR-SP',
});
const bill = (parcel: Changes & { date: string; price: string }): Bill =>
  cotton({ pack: atFive(parcel.date), ...parcel });

describe('remittances of a certified shop into Brazil', () => {
  // Until July 2024: nothing up to USD 50, 60 % above. From August 2024: 20 % up to 50, above that 60 % less USD 20.
  // From 12 May 2026: nothing up to 50, above that 60 % less USD 30. In reais at 5: 50.00 is 250.00, 50.01 is 250.05.
  it.each([
    ['2024-07-31', '49.99', '0.00'],
    ['2024-07-31', '50.00', '0.00'],
    ['2024-07-31', '50.01', '150.03'],
    ['2024-08-01', '49.99', '49.99'],
    ['2024-08-01', '50.00', '50.00'],
    ['2024-08-01', '50.01', '50.03'],
    ['2026-05-11', '49.99', '49.99'],
    ['2026-05-11', '50.00', '50.00'],
    ['2026-05-11', '50.01', '50.03'],
    ['2026-05-12', '49.99', '0.00'],
    ['2026-05-12', '50.00', '0.00'],
    ['2026-05-12', '50.01', '0.03'],
  ])('on %s at USD %s bear an import tax of R$ %s', (date, price, expected) => {
    expect(bill({ date, price }).taxes['import_tax_certified']).toBe(expected);
  });

  it('counted freight for the USD 50 from August 2024 on only', () => {
    // USD 45 and 10 of freight: until July 2024 the goods decide; then 275 reais at 60 % less 100.
    expect(bill({ date: '2024-07-31', price: '45.00', freight: '10.00' }).taxes['import_tax_certified']).toBe('0.00');
    expect(bill({ date: '2024-08-01', price: '45.00', freight: '10.00' }).taxes['import_tax_certified']).toBe('65.00');
  });

  it.each([
    ['2999.99', true],
    ['3000.00', true],
    ['3000.01', false],
  ])('at USD %s are within the regime: %s', (price, within) => {
    const { taxes, reasons } = bill({ date: '2026-10-03', price });
    expect('icms' in taxes).toBe(within);
    expect(reasons.includes('above the limit of USD 3000.00 for one transaction')).toBe(!within);
  });

  it('are not answered before the programme began, for want of a pack', () => {
    expect(registry.findPackAt('BR', '2023-07-31')).toBeUndefined();
    expect(registry.findPackAt('BR', '2023-08-01')?.ref.id).toBe('BR/2023-08-01');
  });
});

describe('ICMS inside the price', () => {
  // 200 reais without import tax: 200 / 0.83 x 17 % is 40.9639; 200 / 0.80 x 20 % is 50. USD 40 at 20 % import tax: 240.
  it.each([
    ['2025-03-31', 'BR-CE', '49.16'],
    ['2025-04-01', 'BR-CE', '60.00'],
    ['2025-03-31', 'BR-SP', '49.16'],
    ['2025-04-01', 'BR-SP', '49.16'],
    ['2025-03-31', 'BR-MG', '49.16'],
  ])('on %s in %s comes to R$ %s', (date, subdivision, icms) => {
    expect(bill({ date, price: '40.00', subdivision }).taxes['icms']).toBe(icms);
  });

  it('is left open in Minas Gerais from April 2025, where reports differ, and where the state is not declared', () => {
    const minas = bill({ date: '2025-04-01', price: '40.00', subdivision: 'BR-MG' });
    expect(minas.taxes).toEqual({ import_tax_certified: '40.00' });
    expect(minas.open).toEqual(['ICMS on line 1']);
    const { open, reasons } = bill({ date: '2025-04-01', price: '40.00', subdivision: undefined });
    expect(open).toEqual(['ICMS on line 1']);
    expect(reasons).toContain('goes by the province or state of the consignee');
  });

  it('is not levied on books, nor is the import tax', () => {
    expect(bill({ date: '2026-10-03', price: '100.00', hs: '490199' }).taxes).toEqual({});
  });
});

describe('other remittances', () => {
  it('bear 60 % from the first dollar, whatever the day in May 2026', () => {
    for (const date of ['2024-08-01', '2026-05-11', '2026-05-12']) {
      expect(bill({ date, price: '40.00', regime: 'simplified_remittance' }).taxes['import_tax']).toBe('120.00');
    }
    expect(bill({ date: '2024-07-31', price: '40.00', regime: 'simplified_remittance' }).taxes).toEqual({});
  });

  it('bear none on medicine for own use where the relief is claimed, up to USD 10,000 and the end of the regime', () => {
    const relief = { item: { relief: { code: 'medicine_own_use' } } };
    const medicine = { date: '2026-10-03', hs: '300490', regime: 'simplified_remittance' };
    expect(bill({ ...medicine, price: '100.00', ...relief }).taxes['import_tax']).toBe('0.00');
    expect(bill({ ...medicine, price: '100.00' }).taxes['import_tax']).toBe('300.00');
  });
});
