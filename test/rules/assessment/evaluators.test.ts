import { billOf, fictionalPack, standardRegime, type BareLists } from '../../support/builders/fictionalPack.js';

type Rule = NonNullable<BareLists['measures']>[number]['rule'];

/** A country whose only tax is a duty by one rule on all goods. */
const dutyBy = (rule: Rule, more: BareLists = {}) =>
  fictionalPack({
    regimes: [standardRegime([{ tax: 'duty' }])],
    measures: [{ flow: 'import', tax: 'duty', hs: ['*'], partners: ['*'], rule }],
    ...more,
  });
const xzd = (amount: string) => ({ amount, currency: 'XZD' });

describe('specific duty', () => {
  const perHundredKilograms = dutyBy({
    kind: 'specific',
    amount: xzd('12.50'),
    per: { quantity: '100', unit: 'kilogram' },
  });

  it('goes by the net weight where no other measure tells it: 12.50 for 100 kg is 0.25 for 2 kg', () => {
    expect(billOf(perHundredKilograms, [{ value: '999.00', net_weight_grams: 2000 }]).charges).toEqual(['1 duty 0.25']);
  });

  it('takes another measure of the same dimension, converted: 3 hectolitres at 0.40 a litre', () => {
    const perLitre = dutyBy({ kind: 'specific', amount: xzd('0.40'), per: { unit: 'litre' } });
    expect(billOf(perLitre, [{ value: '1.00', quantity: '3', unit: 'hl' }]).charges).toEqual(['1 duty 120.00']);
    const declared = [{ value: '1.00', supplementary_quantities: [{ quantity: '750', unit: 'millilitre' }] }];
    expect(billOf(perLitre, declared).charges).toEqual(['1 duty 0.30']);
  });

  it('goes by litre and strength where the tariff does: 0.6 a % vol and hectolitre on 2 hl of 40 %', () => {
    const spirit = dutyBy({
      kind: 'specific',
      amount: xzd('0.60'),
      per: { unit: 'hectolitre' },
      timesStrength: true,
    });
    const strength = [{ quantity: '40', unit: 'percent_volume' }];
    const goods = { value: '1.00', quantity: '2', unit: 'hectolitre' };
    expect(billOf(spirit, [{ ...goods, supplementary_quantities: strength }]).charges).toEqual(['1 duty 48.00']);
    expect(billOf(spirit, [goods]).cannotSay.join()).toMatch(/percent volume/);
  });

  it('guesses no litres from a weight', () => {
    const perLitre = dutyBy({ kind: 'specific', amount: xzd('0.40'), per: { unit: 'litre' } });
    const { charges, cannotSay } = billOf(perLitre, [{ value: '1.00' }]);
    expect(charges).toEqual([]);
    expect(cannotSay.join()).toMatch(/goes by the litre/);
  });

  it('is converted from its own currency by the rate of the day, and not said without one', () => {
    const rule: Rule = { kind: 'specific', amount: { amount: '3.00', currency: 'XYD' }, per: { unit: 'piece' } };
    const pieces = [{ value: '10.00', quantity: '4', unit: 'piece' }];
    const known = dutyBy(rule, { rates: [{ base: 'XYD', quote: 'XZD', rate: '1.25' }] });
    expect(billOf(known, pieces).charges).toEqual(['1 duty 15.00']);
    expect(billOf(dutyBy(rule), pieces)).toMatchObject({ charges: [], cannotSay: [expect.stringMatching(/XYD/)] });
  });
});

describe('compound duty', () => {
  // 10 % + 2.00 a kilogram, at least 15 % and at most 40 %.
  const pack = dutyBy({
    kind: 'compound',
    parts: [
      { kind: 'ad_valorem', rate: '0.10' },
      { kind: 'specific', amount: xzd('2.00'), per: { unit: 'kilogram' } },
    ],
    minimum: [{ kind: 'ad_valorem', rate: '0.15' }],
    maximum: [{ kind: 'ad_valorem', rate: '0.40' }],
  });

  it.each([
    ['between both', '100.00', 10_000, '30.00'],
    ['at the minimum', '400.00', 10_000, '60.00'],
    ['below the minimum', '400.00', 5_000, '60.00'],
    ['above the minimum by two cents', '400.00', 10_010, '60.02'],
    ['at the maximum', '100.00', 15_000, '40.00'],
    ['above the maximum', '100.00', 20_000, '40.00'],
  ])('%s: %s of value and %d g make %s', (_, value, net_weight_grams, duty) => {
    expect(billOf(pack, [{ value, net_weight_grams }]).charges).toEqual([`1 duty ${duty}`]);
  });
});

describe('quota', () => {
  // 5 % while 30 kg last, 20 % beyond.
  const pack = dutyBy({
    kind: 'quota',
    quota: '09.0001',
    unit: 'kilogram',
    within: [{ kind: 'ad_valorem', rate: '0.05' }],
    beyond: [{ kind: 'ad_valorem', rate: '0.20' }],
  });

  it('splits a line at its end: 40 kg worth 400 with 30 kg left are 300 x 5 % + 100 x 20 %', () => {
    const lines = [{ value: '400.00', net_weight_grams: 40_000 }];
    expect(billOf(pack, lines, {}, { '09.0001': '30' }).charges).toEqual(['1 duty 35.00']);
  });

  it('gives the second line only what the first has left', () => {
    const line = { value: '200.00', net_weight_grams: 20_000 };
    expect(billOf(pack, [line, line], {}, { '09.0001': '30' }).charges).toEqual(['1 duty 10.00', '2 duty 25.00']);
  });

  it('is not said where nobody knows what is left', () => {
    expect(billOf(pack, [{ value: '400.00' }])).toEqual({
      charges: [],
      cannotSay: [expect.stringMatching(/quota 09.0001 is not known/)],
    });
  });
});

describe('a rate by the value of the consignment', () => {
  // 20 % up to 50.00; above, 60 % less 20.00 for the consignment.
  const pack = dutyBy({
    kind: 'by_consignment_value',
    bands: [
      { upTo: xzd('50.00'), rate: '0.20' },
      { rate: '0.60', less: xzd('20.00') },
    ],
  });

  it.each([
    ['50.00', '10.00'],
    ['50.01', '10.01'],
    ['100.00', '40.00'],
  ])('%s of value bear %s', (value, duty) => {
    expect(billOf(pack, [{ value }]).charges).toEqual([`1 duty ${duty}`]);
  });

  it('looks at all lines together and takes the deduction off once', () => {
    expect(billOf(pack, [{ value: '75.00' }, { value: '25.00' }]).charges).toEqual(['1 duty 30.00', '2 duty 10.00']);
  });
});

describe('a tax inside the price', () => {
  it('is grossed up: 17 % of a price that holds it makes 17 on 83', () => {
    expect(billOf(dutyBy({ kind: 'inside_price', rate: '0.17' }), [{ value: '83.00' }]).charges).toEqual([
      '1 duty 17.00',
    ]);
  });

  it('holds its specific part too: (100 + 1 x 10) / (1 - 0.2) x 0.2 + 10 = 37.50', () => {
    const pack = dutyBy({
      kind: 'inside_price',
      rate: '0.20',
      specific: [{ kind: 'specific', amount: xzd('1.00'), per: { unit: 'kilogram' } }],
    });
    expect(billOf(pack, [{ value: '100.00', net_weight_grams: 10_000 }]).charges).toEqual(['1 duty 37.50']);
  });
});

it('a flat amount is due once for the declaration, or once for each line, as the rule says', () => {
  const lines = [{ value: '1.00' }, { value: '2.00' }];
  expect(billOf(dutyBy({ kind: 'flat_per_line', amount: xzd('3.00') }), lines).charges).toEqual([
    '1 duty 3.00',
    '2 duty 3.00',
  ]);
  expect(billOf(dutyBy({ kind: 'flat_per_declaration', amount: xzd('3.00') }), lines).charges).toEqual(['0 duty 3.00']);
});
