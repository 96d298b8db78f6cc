import { assessDuty } from '../../../rules/decisions/assessment/assessDuty.js';
import { compareInspection } from '../../../rules/decisions/inspection/compareInspection.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES } from '../packRoots.js';

const declared = buildCoffeeDeclaration();

describe('compareInspection', () => {
  it('changes nothing where everything is as declared', () => {
    const found = { items: [{ line: 1, net_weight_grams: 10_000, quantity: '10.0', hs_code: '090121' }] };
    expect(compareInspection(declared, found)).toEqual({
      corrected: { ...declared, items: [{ ...declared.items[0], quantity: '10.0' }] },
      differences: [],
      problems: [],
    });
    expect(compareInspection(declared, { items: [] })).toEqual({ corrected: declared, differences: [], problems: [] });
  });

  it('corrects weight, quantity and, at the declared price of one unit, the value', () => {
    const { corrected, differences } = compareInspection(declared, {
      items: [{ line: 1, net_weight_grams: 12_000, quantity: '12' }],
      gross_weight_grams: 12_650,
    });
    expect(corrected.items[0]).toMatchObject({
      net_weight_grams: 12_000,
      quantity: '12',
      value: { amount: '336.00', currency: 'USD' },
    });
    expect(corrected.gross_weight_grams).toBe(12_650);
    expect(differences).toEqual([
      {
        pointer: '/items/0/net_weight_grams',
        line: 1,
        field: 'net_weight_grams',
        declared: '10000',
        found: '12000',
        derived: false,
      },
      { pointer: '/items/0/quantity', line: 1, field: 'quantity', declared: '10', found: '12', derived: false },
      {
        pointer: '/items/0/value',
        line: 1,
        field: 'value',
        declared: 'USD 280.00',
        found: 'USD 336.00',
        derived: true,
      },
      {
        pointer: '/gross_weight_grams',
        line: null,
        field: 'gross_weight_grams',
        declared: '10600',
        found: '12650',
        derived: false,
      },
    ]);
  });

  it('takes the value that the officer states before the one that follows', () => {
    const value = { amount: '300.00', currency: 'USD' };
    const { corrected, differences } = compareInspection(declared, { items: [{ line: 1, quantity: '12', value }] });
    expect(corrected.items[0]?.value).toEqual(value);
    expect(differences.find(({ field }) => field === 'value')).toMatchObject({ found: 'USD 300.00', derived: false });
  });

  it('never leaves goods heavier than their parcel', () => {
    const heavier = compareInspection(declared, { items: [{ line: 1, net_weight_grams: 11_000 }] });
    expect(heavier.corrected.gross_weight_grams).toBe(11_600);
    expect(heavier.differences.at(-1)).toMatchObject({ field: 'gross_weight_grams', derived: true });
    const stillFits = compareInspection(declared, { items: [{ line: 1, net_weight_grams: 10_400 }] });
    expect(stillFits.corrected.gross_weight_grams).toBe(10_600);
  });

  it('notes another classification and other goods', () => {
    const finding = { line: 1, hs_code: '090422', description: 'Ground chilli' };
    const { differences } = compareInspection(declared, { items: [finding] });
    expect(differences.map(({ field, found }) => [field, found])).toEqual([
      ['hs_code', '090422'],
      ['description', 'Ground chilli'],
    ]);
  });

  it('refuses findings on a line that was not declared, and changes nothing', () => {
    const result = compareInspection(declared, {
      items: [
        { line: 1, quantity: '12' },
        { line: 7, quantity: '1' },
      ],
    });
    expect(result.corrected).toBe(declared);
    expect(result.problems).toEqual([
      { pointer: '/items/1/line', code: 'INSPECTION.LINE_UNKNOWN', facts: { line: 7 } },
    ]);
  });

  it('leads to another assessment', () => {
    const registry = loadPacks(COUNTRIES);
    const { corrected } = compareInspection(declared, {
      items: [{ line: 1, net_weight_grams: 12_000, quantity: '12' }],
    });
    const vat = (data: typeof declared): string | undefined =>
      assessDuty(registry, { data, date: '2026-11-23', stage: 'final' }).value.totals.destination[0]?.amount;
    expect([vat(declared), vat(corrected)]).toEqual(['194.83', '230.60']);
  });
});
