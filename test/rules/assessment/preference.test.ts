import fc from 'fast-check';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { buildTeaDeclaration } from '../../support/builders/corridorData.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);
const PROOF = { scheme: 'ldc', certificate_number: 'RW-CN-2026-00017', issued_on: '2026-11-16' };

const assess = (data: DeclarationData, date = DATE) => assessDuty(registry, { data, date, stage: 'provisional' });
const amounts = (data: DeclarationData): [string, string][] =>
  assess(data).value.destination.map(({ tax, amount }) => [tax, amount.amount]);

describe('the zero tariff for least developed countries', () => {
  // (60 + 12) dollars at 7.0197 are CNY 505.4184, rounded 505.42; 15 % is 75.813; 9 % of 581.233 is 52.31097.
  it('is not applied without its proof, and shown as available', () => {
    const decision = assess(buildTeaDeclaration());
    expect(amounts(buildTeaDeclaration())).toEqual([
      ['duty', '75.81'],
      ['vat', '52.31'],
    ]);
    expect(decision.value.customsValue).toEqual({ amount: '505.42', currency: 'CNY', basis: 'cif' });
    expect(decision.value.destination[0]?.explanation).toBe(
      'Duty: 15 % of CNY 505.42 = 75.813, rounded to CNY 75.81. With a certificate of origin under the zero tariff ' +
        'for least developed countries it would be 0 %, CNY 0.00: available, not proved.',
    );
    expect(decision.explanation).toContain('A lower duty (ldc) is open to line 1 with a certificate of origin');
    expect(decision.facts['preferences']).toEqual([
      { line: 1, scheme: 'ldc', standing: 'available', ruleId: 'cn.preference.ldc' },
    ]);
  });

  it('is applied with its proof, and says by which', () => {
    const decision = assess(buildTeaDeclaration({}, { preference: PROOF }));
    expect(decision.value.destination.map(({ tax, amount }) => [tax, amount.amount])).toEqual([
      ['duty', '0.00'],
      ['vat', '45.49'],
    ]);
    expect(decision.value.destination[0]).toMatchObject({
      rate: '0',
      ruleId: 'cn.preference.ldc',
      source: 'ldc-zero-tariff',
      explanation:
        'Duty: 0 % of CNY 505.42 under the zero tariff for least developed countries, by certificate of origin ' +
        'RW-CN-2026-00017 of 2026-11-16 = CNY 0.00.',
    });
    expect(decision.explanation).not.toContain('A lower duty');
    expect(decision.facts['preferences']).toEqual([
      { line: 1, scheme: 'ldc', standing: 'applied', ruleId: 'cn.preference.ldc' },
    ]);
  });

  it('is judged line by line', () => {
    const [tea] = buildTeaDeclaration().items;
    if (tea === undefined) throw new Error('no tea');
    const data = buildTeaDeclaration({
      gross_weight_grams: 5000,
      items: [tea, { ...tea, line: 2, preference: PROOF }],
    });
    const duties = assess(data).value.destination.filter(({ tax }) => tax === 'duty');
    expect(duties.map(({ line, ruleId }) => [line, ruleId])).toEqual([
      [1, 'cn.duty.tea-black'],
      [2, 'cn.preference.ldc'],
    ]);
  });

  it('is not applied on a certificate of another scheme or of a later day', () => {
    expect(amounts(buildTeaDeclaration({}, { preference: { ...PROOF, scheme: 'acfta' } }))[0]).toEqual([
      'duty',
      '75.81',
    ]);
    const later = assess(buildTeaDeclaration({}, { preference: { ...PROOF, issued_on: '2026-11-24' } }));
    expect(later.value.destination[0]?.amount.amount).toBe('75.81');
    expect(later.value.destination[0]?.explanation).toContain('RW-CN-2026-00017 of 2026-11-24 is not in force');
    expect(later.facts['preferences']).toMatchObject([{ standing: 'not_in_force' }]);
  });

  it('is not looked for where the regime has a tariff of its own', () => {
    const decision = assess(buildTeaDeclaration({ regime: 'retail_import' }));
    expect(decision.facts['preferences']).toEqual([]);
    expect(decision.value.destination.map(({ tax, amount }) => [tax, amount.amount])).toEqual([
      ['duty', '0.00'],
      ['vat', '31.84'],
    ]);
  });

  it('never costs more than going without', () => {
    const price = fc.integer({ min: 1, max: 5_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed(2));
    fc.assert(
      fc.property(price, (amount) => {
        const value = { amount, currency: 'CNY' };
        const changes = { invoice: { number: 'A', date: DATE, currency: 'CNY' } };
        const total = (preference?: typeof PROOF): Decimal => {
          const data = buildTeaDeclaration(changes, { value, ...(preference === undefined ? {} : { preference }) });
          return new Decimal(assess(data).value.totals.destination[0]?.amount ?? Number.NaN);
        };
        expect(total(PROOF).lessThanOrEqualTo(total())).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('duty of CNY 50 or less', () => {
  const inYuan = (...prices: string[]): DeclarationData => {
    const [tea] = buildTeaDeclaration().items;
    if (tea === undefined) throw new Error('no tea');
    return buildTeaDeclaration({
      invoice: { number: 'A', date: DATE, currency: 'CNY' },
      freight: { amount: '0', currency: 'CNY' },
      insurance: { amount: '0', currency: 'CNY' },
      gross_weight_grams: 10_000,
      items: prices.map((amount, index) => ({ ...tea, line: index + 1, value: { amount, currency: 'CNY' } })),
    });
  };

  // 15 % of 333.33 is 49.9995; of 333.34 it is 50.001, which is more than 50 although it would be rounded to it.
  it.each([
    [['333.33'], ['duty 0.00', 'vat 30.00']],
    [['333.34'], ['duty 50.00', 'vat 34.50']],
    [['333.40'], ['duty 50.01', 'vat 34.51']],
    [
      ['100.00', '200.00'],
      ['duty 0.00', 'vat 9.00', 'duty 0.00', 'vat 18.00'],
    ],
    [
      ['200.00', '200.00'],
      ['duty 30.00', 'vat 20.70', 'duty 30.00', 'vat 20.70'],
    ],
  ])('is held against the whole declaration: lines of CNY %j bear %j', (prices, expected) => {
    const { destination } = assess(inYuan(...prices)).value;
    expect(destination.map(({ tax, amount }) => `${tax} ${amount.amount}`)).toEqual(expected);
  });

  // 1 % of 4,999.99 is 49.9999; of 5,000.00 it is 50 exactly, which the wording of the rule includes; of 5,001 it is 50.01.
  it.each([
    ['4999.99', '0.00'],
    ['5000.00', '0.00'],
    ['5001.00', '50.01'],
  ])('cosmetics of CNY %s bear a duty of %s', (amount, duty) => {
    const data = inYuan(amount);
    const items = data.items.map((item) => ({ ...item, hs_code: '330499' }));
    expect(assess({ ...data, items }).value.destination[0]?.amount.amount).toBe(duty);
  });

  it('says why nothing is collected', () => {
    expect(assess(inYuan('100.00')).value.destination[0]?.explanation).toBe(
      'Duty: no more than CNY 50.00 on the whole declaration, which is not collected.',
    );
  });
});
