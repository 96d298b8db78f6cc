import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { assignLane } from '../../../rules/decisions/lane/assignLane.js';
import type { LaneFacts } from '../../../rules/decisions/lane/laneFacts.js';
import { drawOf } from '../../../rules/loader/drawOf.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildChiliDeclaration, buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const DATE = '2026-11-23';
const ID = 'dec_0192f0c1-0000-7000-8000-000000000001';
const registry = loadPacks(COUNTRIES);
const KNOWN: LaneFacts = { firstExport: false, permitStandings: [] };

const assign = (data: DeclarationData, facts: LaneFacts = KNOWN, randomDraw: string | undefined = '0.9999') =>
  assignLane(registry, {
    data,
    date: DATE,
    declarationId: ID,
    facts,
    ...(randomDraw === undefined ? {} : { randomDraw }),
  });

const priced = (amount: string, currency = 'USD'): DeclarationData =>
  buildCoffeeDeclaration({
    items: buildCoffeeDeclaration().items.map((item) => ({ ...item, value: { amount, currency } })),
  });

const standing = (word: LaneFacts['permitStandings'][number]['standing']): LaneFacts => ({
  firstExport: false,
  permitStandings: [{ permitType: 'naeb-coffee-export', standing: word }],
});

describe('the selectivity profile of Rwanda', () => {
  it.each<[string, DeclarationData, LaneFacts, string, string]>([
    ['an ordinary parcel', buildCoffeeDeclaration(), KNOWN, 'green', 'rw.lane.otherwise'],
    ['ordinary chilli', buildChiliDeclaration(), KNOWN, 'green', 'rw.lane.otherwise'],
    ['net above gross', buildCoffeeDeclaration({ gross_weight_grams: 9_999 }), KNOWN, 'red', 'rw.lane.net-over-gross'],
    ['twice the net', buildCoffeeDeclaration({ gross_weight_grams: 20_000 }), KNOWN, 'green', 'rw.lane.otherwise'],
    [
      'more than twice the net',
      buildCoffeeDeclaration({ gross_weight_grams: 20_001 }),
      KNOWN,
      'red',
      'rw.lane.gross-over-twice-net',
    ],
    [
      'packaging without weight',
      buildCoffeeDeclaration({ gross_weight_grams: 10_000 }),
      KNOWN,
      'yellow',
      'rw.lane.packaging-weightless',
    ],
    ['coffee at USD 5.00 a kilogram', priced('50.00'), KNOWN, 'green', 'rw.lane.otherwise'],
    ['coffee below USD 5 a kilogram', priced('49.99'), KNOWN, 'yellow', 'rw.lane.coffee-price-outside-range'],
    ['coffee above USD 80 a kilogram', priced('800.01'), KNOWN, 'yellow', 'rw.lane.coffee-price-outside-range'],
    ['a price in another currency is not compared', priced('10.00', 'RWF'), KNOWN, 'green', 'rw.lane.otherwise'],
    ['a permit that has expired', buildCoffeeDeclaration(), standing('expired'), 'yellow', 'rw.lane.permit-not-valid'],
    ['a valid permit', buildCoffeeDeclaration(), standing('valid'), 'green', 'rw.lane.otherwise'],
  ])('%s: %#', (_, data, facts, lane, ruleId) => {
    const decision = assign(data, facts);
    expect([decision.value.lane, decision.ruleId]).toEqual([lane, ruleId]);
  });

  it('sends goods worth more than USD 1,000 to blue, and not at USD 1,000', () => {
    const heavy = (amount: string): DeclarationData => ({
      ...priced(amount),
      items: priced(amount).items.map((item) => ({ ...item, net_weight_grams: 50_000 })),
      gross_weight_grams: 52_000,
    });
    expect(assign(heavy('1000.00')).value).toEqual({ lane: 'green' });
    expect(assign(heavy('1000.01')).value).toEqual({ lane: 'blue' });
  });

  it('names the documents a yellow lane asks for and the reason for the officer', () => {
    const decision = assign(priced('10.00'));
    expect(decision.value).toEqual({ lane: 'yellow', documents: ['commercial_invoice'] });
    expect(decision.explanation).toBe(
      'The declared price of coffee is outside USD 5 to 80 a kilogram: compare with the invoice.',
    );
    expect(decision.facts['confidence']).toBe('default');
  });

  it('records passive rules that hold, and lets them decide nothing', () => {
    const decision = assign(buildCoffeeDeclaration(), {
      firstExport: true,
      earlierCorrections: 2,
      permitStandings: [{ permitType: 'naeb-coffee-export', standing: 'expiring' }],
    });
    expect(decision.value).toEqual({ lane: 'green' });
    expect(decision.passive?.map(({ ruleId, wouldAnswer }) => [ruleId, wouldAnswer])).toEqual([
      ['rw.lane.permit-warning', { lane: 'blue' }],
      ['rw.lane.first-export', { lane: 'yellow', documents: ['commercial_invoice'] }],
      ['rw.lane.earlier-corrections', { lane: 'red' }],
    ]);
    expect(assign(buildCoffeeDeclaration()).passive).toEqual([]);
  });
});

describe('the random share', () => {
  it.each([
    ['0.004999999', 'red'],
    ['0.005', 'green'],
    ['0', 'red'],
    ['0.9999', 'green'],
  ])('a draw of %s gives %s', (draw, lane) => {
    const decision = assign(buildCoffeeDeclaration(), KNOWN, draw);
    expect(decision.value.lane).toBe(lane);
    expect(decision.facts['drawReplaced']).toBe(true);
  });

  it('is reproducible from the declaration and recorded with the decision', () => {
    const first = assignLane(registry, { data: buildCoffeeDeclaration(), date: DATE, declarationId: ID, facts: KNOWN });
    const again = assignLane(registry, { data: buildCoffeeDeclaration(), date: DATE, declarationId: ID, facts: KNOWN });
    expect(first).toEqual(again);
    expect(first.facts['draws']).toEqual({ 'rw-export-random-2026': drawOf(ID, 'rw-export-random-2026') });
    expect(first.facts['drawReplaced']).toBe(false);
  });

  it('says so when it was the draw that chose', () => {
    const decision = assign(buildCoffeeDeclaration(), KNOWN, '0.001');
    expect(decision.explanation).toContain('(draw 0.001, share 0.5 %)');
    expect(decision.ruleId).toBe('rw.lane.random-examination');
  });
});

describe('conditions', () => {
  it('all conditions of a rule must hold', () => {
    const fiction = loadPacks(TEST_PACKS);
    const lane = (hs_code: string, destination: string) =>
      assignLane(fiction, {
        data: buildCoffeeDeclaration({
          corridor: { origin: 'XT', destination },
          items: buildCoffeeDeclaration().items.map((item) => ({ ...item, hs_code })),
        }),
        date: DATE,
        declarationId: ID,
        facts: { firstExport: true, permitStandings: [] },
      }).value.lane;
    expect([lane('220830', 'CN'), lane('220830', 'RW'), lane('090121', 'CN')]).toEqual(['red', 'green', 'green']);
  });
});
