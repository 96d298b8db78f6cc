import { Decimal } from '../money/decimal.js';

/** What a unit measures; only units of one dimension convert into one another. */
type Dimension = 'mass' | 'volume' | 'pure_alcohol' | 'strength' | 'count' | 'pair' | 'length' | 'area';

interface Unit {
  dimension: Dimension;
  /** So many of the dimension's smallest unit here: gram, millilitre, millilitre of alcohol, percent, one, metre. */
  factor: string;
}

/**
 * Units by the name that packs and declarations use. Source: UN/CEFACT recommendation 20 (units of measure); the European
 * Union's codes NAR, NPR, ASV and LPA beside it.
 */
const UNITS: Readonly<Record<string, Unit>> = {
  gram: { dimension: 'mass', factor: '1' },
  kilogram: { dimension: 'mass', factor: '1000' },
  decitonne: { dimension: 'mass', factor: '100000' },
  tonne: { dimension: 'mass', factor: '1000000' },
  carat: { dimension: 'mass', factor: '0.2' },
  millilitre: { dimension: 'volume', factor: '1' },
  centilitre: { dimension: 'volume', factor: '10' },
  litre: { dimension: 'volume', factor: '1000' },
  hectolitre: { dimension: 'volume', factor: '100000' },
  litre_of_alcohol: { dimension: 'pure_alcohol', factor: '1000' },
  hectolitre_of_alcohol: { dimension: 'pure_alcohol', factor: '100000' },
  percent_volume: { dimension: 'strength', factor: '1' },
  piece: { dimension: 'count', factor: '1' },
  dozen: { dimension: 'count', factor: '12' },
  hundred: { dimension: 'count', factor: '100' },
  thousand: { dimension: 'count', factor: '1000' },
  pair: { dimension: 'pair', factor: '1' },
  metre: { dimension: 'length', factor: '1' },
  square_metre: { dimension: 'area', factor: '1' },
};

/** Other spellings: the codes of the recommendation and everyday abbreviations, in lower case. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ...{
    g: 'gram',
    grm: 'gram',
    kg: 'kilogram',
    kgm: 'kilogram',
    dtn: 'decitonne',
    t: 'tonne',
    tne: 'tonne',
    ctm: 'carat',
  },
  ...{ ml: 'millilitre', mlt: 'millilitre', cl: 'centilitre', clt: 'centilitre', l: 'litre', ltr: 'litre' },
  ...{ hl: 'hectolitre', hlt: 'hectolitre', lpa: 'litre_of_alcohol', asv: 'percent_volume', '% vol': 'percent_volume' },
  ...{
    h87: 'piece',
    c62: 'piece',
    nar: 'piece',
    ea: 'piece',
    sheet: 'piece',
    item: 'piece',
    dzn: 'dozen',
    cen: 'hundred',
  },
  ...{ mil: 'thousand', pr: 'pair', npr: 'pair', m: 'metre', mtr: 'metre', m2: 'square_metre', mtk: 'square_metre' },
};

export const UNIT_NAMES = Object.keys(UNITS);

/** The unit that a spelling means; undefined where it is none of ours, such as `box`. */
export function unitOf(spelling: string): string | undefined {
  const written = spelling.trim().toLowerCase();
  const name = SPELLINGS[written] ?? written.replaceAll(' ', '_');
  return Object.hasOwn(UNITS, name) ? name : undefined;
}

/** A quantity in another unit, exact; undefined where the two do not measure the same. */
export function convert(quantity: Decimal, from: string, to: string): Decimal | undefined {
  const [given, wanted] = [unitOf(from), unitOf(to)].map((name) => (name === undefined ? undefined : UNITS[name]));
  if (given === undefined || wanted === undefined || given.dimension !== wanted.dimension) return undefined;
  return quantity.times(given.factor).div(new Decimal(wanted.factor));
}
