import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { assessLines } from '../../../rules/decisions/assessment/assessLines.js';
import { findMeasure } from '../../../rules/decisions/assessment/findMeasure.js';
import type { TaxPlace } from '../../../rules/decisions/assessment/taxPlace.js';
import type { Pack } from '../../../rules/loader/pack.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { createRateBook } from '../../../rules/money/rateBook.js';
import { Decimal } from '../../../rules/money/decimal.js';
import { round } from '../../../rules/money/rounding.js';
import { Measure } from '../../../rules/schemas/measures.js';
import { Regime } from '../../../rules/schemas/regimes.js';
import { COUNTRIES } from '../packRoots.js';

const DATE = '2026-11-23';
const row = { from: '2026-01-01', until: null, source: 'law', confidence: 'official' };
const real = loadPacks(COUNTRIES).packAt('DE', DATE);

const measure = (tax: string, rule: object, changes: object = {}): Measure =>
  Measure.parse({ ...row, id: 'de.m.x', flow: 'import', tax, hs: ['*'], partners: ['*'], rule, ...changes });
const rate = (text: string): object => ({ kind: 'ad_valorem', rate: text });
const euro = (amount: string): object => ({ amount, currency: 'EUR' });
const taxOf = (tax: string, base: string[], changes: object = {}): object => ({
  tax,
  base,
  levied: { kind: 'full' },
  ...changes,
});

/** A country with these taxes and rows, and nothing else. */
function placeOf(taxes: object[], measures: Measure[], changes: object = {}): TaxPlace {
  const regime = Regime.parse({
    ...row,
    id: 'de.r.x',
    code: 'import',
    name: 'Import',
    flow: 'import',
    valueBasis: 'fob',
    currency: 'EUR',
    apportionBy: 'value',
    rounding: { mode: 'half_up', scale: 2 },
    rateDate: { event: 'acceptance', rule: 'day_of_event' },
    taxes,
    limits: [],
    ...changes,
  });
  const pack: Pack = { ...real, lists: { ...real.lists, measures } };
  return { pack, regime, partner: 'RW', date: DATE, rates: createRateBook({ pack, regime, date: DATE }) };
}

const itemOf = (line: number): DeclarationItem => ({
  line,
  description: 'goods',
  hs_code: '460219',
  origin: 'RW',
  net_weight_grams: 1000,
  quantity: '1',
  unit: 'piece',
  value: { amount: '1', currency: 'EUR' },
});

function amountsOf(place: TaxPlace, values: string[]): string[] {
  const items = values.map((_, index) => itemOf(index + 1));
  const lines = values.map((value) => ({ customs: new Decimal(value), goods: new Decimal(value) }));
  const results = assessLines(place, items, lines, 'EUR');
  return results.flatMap(({ charges, flat, cannotSay }) => [
    ...charges.map(({ tax, amount }) => `${tax} ${amount.amount}`),
    ...flat.map(({ tax, rule }) => `${tax} ${rule.kind === 'flat_per_declaration' ? rule.amount.amount : ''} once`),
    ...cannotSay.map(({ why }) => why),
  ]);
}

describe('taxes that are not collected together', () => {
  const place = placeOf(
    [taxOf('duty', ['customs_value']), taxOf('gst', ['customs_value', 'duty'])],
    [measure('duty', rate('0.10')), measure('gst', rate('0.10'))],
    { notCollectedTogether: { taxes: ['duty', 'gst'], below: '60.00' } },
  );

  // 10 % and 10 % of 110 %: 21 % of the value.
  it.each([
    [['285.66'], ['duty 0.00', 'gst 0.00']],
    [['285.70'], ['duty 28.57', 'gst 31.43']],
    [['285.74'], ['duty 28.57', 'gst 31.43']],
    [
      ['142.85', '142.85'],
      ['duty 14.29', 'gst 15.71', 'duty 14.29', 'gst 15.71'],
    ],
  ])('of %j are %j', (values, amounts) => {
    expect(amountsOf(place, values)).toEqual(amounts);
  });

  it('are not waived as long as one of them is not known', () => {
    const open = placeOf(
      [taxOf('duty', ['customs_value']), taxOf('gst', ['customs_value'])],
      [measure('gst', rate('0.1'))],
      {
        notCollectedTogether: { taxes: ['duty', 'gst'], below: '60.00' },
      },
    );
    expect(amountsOf(open, ['10.00'])[0]).toBe('gst 1.00');
  });
});

describe('a tax rounded with an earlier one', () => {
  const place = placeOf(
    [taxOf('federal', ['customs_value']), taxOf('provincial', ['customs_value'], { roundedWith: 'federal' })],
    [measure('federal', rate('0.05')), measure('provincial', rate('0.08'))],
  );

  it('is what the earlier leaves of the whole: 13 % of 231.66 is 30.12, though the parts alone would be 11.58 and 18.53', () => {
    expect(amountsOf(place, ['231.66'])).toEqual(['federal 11.58', 'provincial 18.54']);
  });
});

describe('a flat charge by the value of the consignment', () => {
  const bands = [
    { upTo: euro('1000.00'), amount: euro('1.00') },
    { below: euro('10000.00'), amount: euro('50.00') },
  ];
  const place = (list: object[]): TaxPlace =>
    placeOf(
      [taxOf('processing_fee', ['customs_value'])],
      [measure('processing_fee', { kind: 'flat_by_consignment_value', bands: list })],
    );

  it.each([
    [['500.00', '500.00'], 'processing_fee 1.00 once'],
    [['500.00', '500.01'], 'processing_fee 50.00 once'],
    [['9999.99'], 'processing_fee 50.00 once'],
    [['10000.00'], 'What is due on a consignment of EUR 10000.00 is not in the pack.'],
  ])('of %j is: %s', (values, expected) => {
    expect(new Set(amountsOf(place(bands), values))).toEqual(new Set([expected]));
  });

  it('has no end where its last band has none', () => {
    expect(amountsOf(place([...bands, { amount: euro('152.00') }]), ['10000.00'])).toEqual([
      'processing_fee 152.00 once',
    ]);
  });

  it('is not told where a limit is in a currency without a rate', () => {
    const yen = [{ upTo: { amount: '1', currency: 'JPY' }, amount: euro('1.00') }];
    expect(amountsOf(place(yen), ['1.00'])[0]).toContain('stated in JPY, and there is no exchange rate to EUR');
  });
});

describe('measures', () => {
  const goods = { hs_code: '460219', origin: 'RW' };

  it('hold for their modes of transport alone', () => {
    const place = placeOf([taxOf('levy', ['customs_value'])], [measure('levy', rate('0.1'), { modes: ['air'] })]);
    expect(findMeasure({ ...place, mode: 'air' }, 'levy', goods)).toHaveProperty('measure');
    expect(findMeasure({ ...place, mode: 'sea' }, 'levy', goods)).toEqual({ absent: true });
    expect(findMeasure(place, 'levy', goods)).toEqual({ absent: true });
  });

  it('ask for the province only where no row names the goods more closely', () => {
    const province = measure('gst', rate('0.13'), { subdivisions: ['DE-BY'] });
    const everywhere = measure('gst', { kind: 'not_levied' }, { hs: ['4602'] });
    const place = placeOf([taxOf('gst', ['customs_value'])], [province, everywhere]);
    expect(findMeasure(place, 'gst', goods)).toEqual({ measure: everywhere });
    expect(findMeasure(place, 'gst', { ...goods, hs_code: '330499' })).toEqual({ subdivisionMissing: ['DE-BY'] });
    expect(findMeasure({ ...place, subdivision: 'DE-BY' }, 'gst', { ...goods, hs_code: '330499' })).toEqual({
      measure: province,
    });
  });
});

it.each([
  ['0.015', '0.01'],
  ['0.0151', '0.02'],
  ['0.014', '0.01'],
])('half down: %s is %s', (value, rounded) => {
  expect(round(new Decimal(value), { mode: 'half_down', scale: 2 }).toFixed(2)).toBe(rounded);
});
