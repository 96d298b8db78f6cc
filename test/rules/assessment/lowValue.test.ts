import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import type { Assessment } from '../../../rules/decisions/assessment/assessment.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildBasketsDeclaration, buildMalaysiaDeclaration } from '../../support/builders/corridorData.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);

const assess = (data: DeclarationData, date = DATE): Assessment =>
  assessDuty(registry, { data, date, stage: 'provisional' }).value;
const charges = (data: DeclarationData, date = DATE): string[] =>
  assess(data, date).destination.map(({ tax, amount }) => `${tax} ${amount.currency} ${amount.amount}`);
const reasons = (data: DeclarationData, date = DATE): string =>
  assess(data, date)
    .cannotSay.map(({ what, why }) => `${what}: ${why}`)
    .join(' ');

describe('baskets to Germany', () => {
  const inEuro = (amount: string, changes: Partial<DeclarationData> = {}): DeclarationData =>
    buildBasketsDeclaration(changes, { value: { amount, currency: 'EUR' } });

  // Value with freight 60 + 18; VAT 19 % of 78 is 14.82, of 81 is 15.39.
  it.each([
    ['2026-06-30', ['duty EUR 0.00', 'vat EUR 14.82']],
    ['2026-07-01', ['duty EUR 3.00', 'vat EUR 15.39']],
    ['2028-06-30', ['duty EUR 3.00', 'vat EUR 15.39']],
    ['2028-07-01', []],
  ])('on %s bear %j', (date, expected) => {
    expect(charges(buildBasketsDeclaration(), date)).toEqual(expected);
  });

  it('are not answered once the fixed duty has ended', () => {
    expect(reasons(buildBasketsDeclaration(), '2028-07-01')).toContain('No row of DE with a source says what duty is');
  });

  it.each([
    ['2026-06-30', '149.99', true],
    ['2026-06-30', '150.00', true],
    ['2026-06-30', '150.01', false],
    ['2026-07-01', '149.99', true],
    ['2026-07-01', '150.00', true],
    ['2026-07-01', '150.01', false],
  ])('on %s at an intrinsic value of EUR %s are within the limit: %s', (date, amount, within) => {
    const { destination, cannotSay } = assess(inEuro(amount), date);
    expect(destination.length > 0).toBe(within);
    expect(cannotSay.some(({ why }) => why.includes(`intrinsic value of EUR ${amount} is above the limit`))).toBe(
      !within,
    );
  });

  it('count freight that is stated beside the price in the value for VAT, not in the intrinsic value', () => {
    const dear = { freight: { amount: '90.00', currency: 'EUR' } };
    expect(charges(inEuro('150.00', dear))).toEqual(['duty EUR 3.00', 'vat EUR 46.17']);
    // Inside the price and not shown separately it is part of it.
    const inside = { incoterm: 'DAP' as const, freight: { amount: '0.00', currency: 'EUR' } };
    expect(charges(inEuro('150.01', inside))).toEqual([]);
  });

  it('bear EUR 3 a line, whatever the quantity', () => {
    const [basket] = buildBasketsDeclaration().items;
    if (basket === undefined) throw new Error('no basket');
    const five = buildBasketsDeclaration({}, { quantity: '5' });
    expect(charges(five)[0]).toBe('duty EUR 3.00');
    const two = buildBasketsDeclaration({ gross_weight_grams: 2400, items: [basket, { ...basket, line: 2 }] });
    expect(assess(two).destination.filter(({ tax }) => tax === 'duty')).toHaveLength(2);
    expect(assess(two).destination[0]).toMatchObject({ rate: 'flat', explanation: 'Duty: EUR 3.00 for the line.' });
  });

  it('bear VAT at the sale where the seller’s number is declared, and the duty all the same', () => {
    expect(charges(buildBasketsDeclaration({ ioss_number: 'IM2760000018' }))).toEqual([
      'duty EUR 3.00',
      'vat EUR 0.00',
    ]);
    const vat = (data: DeclarationData): string | undefined => assess(data).destination[1]?.explanation;
    expect(vat(buildBasketsDeclaration({ ioss_number: 'IM2760000018' }))).toBe(
      'VAT: the seller collects it at the sale under IM2760000018; nothing is charged at import.',
    );
    expect(vat(buildBasketsDeclaration())).toContain('No ioss_number is declared, so it is charged at import.');
  });
});

describe('coffee to Malaysia under the rule on low value goods', () => {
  const inRinggit = (
    amount: string,
    {
      quantity = '1',
      unit = 'piece',
      ...changes
    }: Partial<DeclarationData> & { quantity?: string; unit?: string } = {},
  ): DeclarationData => buildMalaysiaDeclaration(changes, { quantity, unit, value: { amount, currency: 'MYR' } });

  it('bears 10 % on the price without freight', () => {
    expect(charges(inRinggit('480.00'))).toEqual(['duty MYR 0.00', 'sales_tax MYR 48.00']);
    expect(assess(inRinggit('480.00')).customsValue).toEqual({
      amount: '480.00',
      currency: 'MYR',
      basis: 'goods_price',
    });
  });

  it.each([
    ['499.99', '1', 'piece', true],
    ['500.00', '1', 'piece', true],
    ['500.01', '1', 'piece', false],
    ['1500.00', '3', 'piece', true],
    ['1500.03', '3', 'piece', false],
    ['500.01', '5', 'kilogram', false],
    ['400.00', '0.5', 'piece', true],
  ])('RM %s for %s %s is within the limit of a piece: %s', (amount, quantity, unit, within) => {
    const data = inRinggit(amount, { quantity, unit, freight: { amount: '0.00', currency: 'MYR' } });
    expect(assess(data).destination.some(({ tax }) => tax === 'sales_tax')).toBe(within);
    expect(reasons(data).includes('above the limit of MYR 500.00 for one piece')).toBe(!within);
  });

  it.each([
    ['20.00', true],
    ['20.01', false],
  ])('RM 480 and RM %s of freight: duty is answered: %s', (freight, answered) => {
    const data = inRinggit('480.00', { freight: { amount: freight, currency: 'MYR' } });
    expect(assess(data).destination.some(({ tax }) => tax === 'duty')).toBe(answered);
    expect(assess(data).destination.some(({ tax }) => tax === 'sales_tax')).toBe(true);
    expect(reasons(data).includes('value with freight and insurance of MYR 500.01 is above')).toBe(!answered);
  });

  it('bears nothing at import where the seller’s number travels with it', () => {
    const data = inRinggit('480.00', { lvg_number: 'LVG-2401-00000042' });
    expect(charges(data)).toEqual(['duty MYR 0.00', 'sales_tax MYR 0.00']);
    expect(assess(data).destination[1]?.explanation).toContain('LVG-2401-00000042');
  });

  it('cannot tell the duty without a rate for the freight, and says the sales tax all the same', () => {
    const data = inRinggit('480.00', { freight: { amount: '5.00', currency: 'GBP' } });
    expect(charges(data)).toEqual(['sales_tax MYR 48.00']);
    expect(reasons(data)).toContain('duty:');
  });
});
