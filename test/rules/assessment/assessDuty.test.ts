import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { chargeDifferences } from '../../../rules/decisions/assessment/chargeDifferences.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { rulesetRef } from '../../../rules/loader/rulesetRef.js';
import { buildChiliDeclaration, buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);
const fiction = loadPacks(TEST_PACKS);

const cny = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'CNY' });

/** One line of coffee priced in yuan, nothing for freight: the customs value is the price. */
const inYuan = (amount: string): DeclarationData =>
  buildCoffeeDeclaration({
    invoice: { number: 'A-1', date: DATE, currency: 'CNY' },
    freight: cny('0'),
    insurance: cny('0'),
    items: buildCoffeeDeclaration().items.map((item) => ({ ...item, value: cny(amount) })),
  });

describe('assessDuty', () => {
  it('assesses the coffee parcel: value with freight and insurance, tariff zero by regime, 70 % of VAT', () => {
    const decision = assessDuty(registry, { data: buildCoffeeDeclaration(), date: DATE, stage: 'provisional' });
    // 280 + 22 + 3 dollars at 7.0197, each rounded to the fen: 1965.52 + 154.43 + 21.06
    expect(decision.value.customsValue).toEqual({ amount: '2141.01', currency: 'CNY', basis: 'sale_price' });
    expect(decision.value.destination.map((charge) => [charge.line, charge.tax, charge.amount.amount])).toEqual([
      [1, 'duty', '0.00'],
      [1, 'vat', '194.83'],
    ]);
    expect(decision.value.totals).toEqual({ origin: [], destination: [cny('194.83')] });
    expect(decision.value.destinationIsEstimate).toBe(true);
    expect(decision.pack).toEqual(registry.packAt('RW', DATE).ref);
    expect(decision.ruleId).toBe('cn.regime.retail-import');
    expect(decision.facts['packs']).toEqual(rulesetRef(registry, { origin: 'RW', destination: 'CN' }, DATE).packs);
  });

  it('says what it does not know: charges at origin, the official rate, the buyer’s year', () => {
    const { value } = assessDuty(registry, { data: buildChiliDeclaration(), date: DATE, stage: 'final' });
    expect(value.origin).toEqual([]);
    expect(value.cannotSay.map(({ what }) => what)).toEqual([
      'charges at origin',
      'official exchange rate',
      'yearly limit of the buyer',
    ]);
    expect(value.cannotSay[1]?.why).toContain('reference rate');
  });

  it.each([
    ['4999.99', true],
    ['5000.00', true],
    ['5000.01', false],
  ])('knows the limit of one transaction: CNY %s is within it: %s', (amount, within) => {
    const { value } = assessDuty(registry, { data: inYuan(amount), date: DATE, stage: 'provisional' });
    expect(value.destination.length > 0).toBe(within);
    expect(value.cannotSay.some(({ why }) => why.includes('above the limit of CNY 5000.00'))).toBe(!within);
    expect(value.customsValue.amount).toBe(amount);
  });

  it.each([
    ['25000.00', true],
    ['25000.01', false],
  ])('knows the limit of the buyer’s year: CNY %s before a parcel of CNY 1,000 leaves room: %s', (before, within) => {
    const { value } = assessDuty(registry, {
      data: inYuan('1000.00'),
      date: DATE,
      stage: 'provisional',
      buyerYearToDate: cny(before),
    });
    expect(value.destination.length > 0).toBe(within);
    expect(value.cannotSay.some(({ what }) => what === 'yearly limit of the buyer')).toBe(false);
  });

  it('cannot say anything of the destination on a day without an exchange rate, and charges nothing rather than zero', () => {
    const { value } = assessDuty(registry, {
      data: buildCoffeeDeclaration(),
      date: '2026-01-05',
      stage: 'provisional',
    });
    expect(value.destination).toEqual([]);
    expect(value.totals.destination).toEqual([]);
    expect(value.cannotSay.map(({ why }) => why).join(' ')).toContain(
      'no exchange rate from USD to CNY for 2026-01-05',
    );
    expect(value.customsValue).toEqual({ amount: '280.00', currency: 'USD', basis: 'invoice_price' });
  });

  it('cannot say anything under a regime the pack does not know', () => {
    const data = buildCoffeeDeclaration({ regime: 'gift' });
    const { value } = assessDuty(registry, { data, date: DATE, stage: 'provisional' });
    expect(value.destination).toEqual([]);
    expect(value.cannotSay[1]?.why).toBe('The pack of CN does not know the regime "gift" on 2026-11-23.');
  });

  it('keeps charges at origin apart, in their own currency, and adds taxes without setting them off', () => {
    const data = buildCoffeeDeclaration({ incoterm: 'DDP', destination_charges_paid_by: 'seller' });
    const { value } = assessDuty(fiction, { data, date: DATE, stage: 'final' });
    expect(value.origin.map((charge) => [charge.line, charge.tax, charge.amount])).toEqual([
      [1, 'export_levy', { amount: '2.80', currency: 'USD' }],
      [0, 'fee', { amount: '5.00', currency: 'USD' }],
    ]);
    expect(value.totals.origin).toEqual([{ amount: '7.80', currency: 'USD' }]);
    expect(value.totals.destination).toEqual([cny('194.83')]);
    expect(value.destinationIsEstimate).toBe(false);
    expect(value.cannotSay.some(({ what }) => what === 'charges at origin')).toBe(false);
  });

  it('computes under the ruleset it is given, whatever the day of the decision', () => {
    const ruleset = rulesetRef(registry, { origin: 'RW', destination: 'CN' }, DATE);
    const at = (date: string) =>
      assessDuty(registry, { data: buildCoffeeDeclaration(), date, stage: 'final', ruleset }).value;
    // In 2028 no rate holds any more; the declaration was accepted in 2026.
    expect(at('2028-06-01')).toEqual(at(DATE));
  });

  it('computes a general regime: CIF by weight, duty, a tax inside the price, VAT on top, truncated', () => {
    const data = buildCoffeeDeclaration({
      corridor: { origin: 'RW', destination: 'XT' },
      regime: 'general',
      items: [
        { ...spirit(1, 1000), value: { amount: '100.00', currency: 'USD' } },
        { ...spirit(2, 3000), hs_code: '090121', value: { amount: '50.00', currency: 'USD' } },
      ],
    });
    const { value } = assessDuty(fiction, { data, date: DATE, stage: 'final' });
    // Freight 55.00 + insurance 7.50 XTS: a quarter to line 1 (13.75 + 1.87), the rest to line 2 (41.25 + 5.63).
    // Line 1: 265.62; duty 26.562; price (265.62 + 26.562) / 0.8 = 365.2275, tax 73.0455; VAT 20 % of 365.2275.
    expect(value.destination.map((charge) => [charge.line, charge.tax, charge.amount.amount])).toEqual([
      [1, 'duty', '26.56'],
      [1, 'consumption_tax', '73.04'],
      [1, 'vat', '73.04'],
      [2, 'duty', '25.78'],
      [2, 'vat', '39.53'],
    ]);
    expect(value.customsValue).toEqual({ amount: '437.50', currency: 'XTS', basis: 'cif' });
    expect(value.cannotSay.map(({ what }) => what)).toEqual(['export levy on line 1']);
  });

  it('issues differences after a re-assessment', () => {
    const first = assessDuty(fiction, { data: buildCoffeeDeclaration(), date: DATE, stage: 'provisional' }).value;
    const heavier = buildCoffeeDeclaration({
      items: buildCoffeeDeclaration().items.map((item) => ({ ...item, value: { amount: '336.00', currency: 'USD' } })),
    });
    const second = assessDuty(fiction, { data: heavier, date: DATE, stage: 'final' }).value;
    expect(chargeDifferences(first, second)).toEqual([
      {
        side: 'origin',
        line: 1,
        tax: 'export_levy',
        currency: 'USD',
        before: '2.80',
        after: '3.36',
        difference: '0.56',
      },
      {
        side: 'destination',
        line: 1,
        tax: 'vat',
        currency: 'CNY',
        before: '194.83',
        after: '230.60',
        difference: '35.77',
      },
    ]);
    expect(chargeDifferences(second, first).map((entry) => entry.difference)).toEqual(['-0.56', '-35.77']);
    expect(chargeDifferences(first, first)).toEqual([]);
  });
});

function spirit(line: number, net_weight_grams: number): DeclarationData['items'][number] {
  const value = { amount: '0', currency: 'USD' };
  return {
    line,
    description: 'gin',
    hs_code: '220830',
    origin: 'RW',
    net_weight_grams,
    quantity: '1',
    unit: 'piece',
    value,
  };
}
