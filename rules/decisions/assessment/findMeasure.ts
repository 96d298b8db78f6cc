import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { measuresFor } from '../../loader/packIndex.js';
import { findByHs, fittingLength, rowsAt } from '../../loader/rowsAt.js';
import type { Measure } from '../../schemas/measures.js';
import type { Tax } from '../../schemas/taxRules.js';
import type { TaxPlace } from './taxPlace.js';

/** The measure of a tax on goods, or why it cannot be told: no row, or rows below the digits that are declared. */
export type MeasureFound =
  { measure: Measure } | { absent: true } | { digitsMissing: string[] } | { subdivisionMissing: string[] };

/** What a measure is looked up by. */
export type TaxedGoods = Pick<DeclarationItem, 'hs_code' | 'commodity_code' | 'origin'>;

/**
 * The measure of a tax on goods: of the rows in force for their country, the one with the longest prefix, and of equally
 * long ones that which names the country. Where the tariff goes into more digits than are declared, and not alike, the
 * digits are missing: neither row is taken; no more is one of them where provinces differ and none is declared.
 */
export function findMeasure(
  place: Pick<TaxPlace, 'pack' | 'regime' | 'partner' | 'date' | 'subdivision' | 'mode'>,
  tax: Tax,
  goods: TaxedGoods,
): MeasureFound {
  const { pack, regime, date, subdivision, mode } = place;
  const country = regime.flow === 'import' ? goods.origin : place.partner;
  const code = longestCode(goods);
  const rows = rowsAt(measuresFor(pack, regime.flow, tax, code), date).filter(
    (row) =>
      (row.regimes === undefined || row.regimes.includes(regime.code)) &&
      (row.modes === undefined || (mode !== undefined && row.modes.includes(mode))),
  );
  const divided = rows.filter(
    ({ subdivisions, hs }) => subdivisions !== undefined && fittingLength(hs, code) !== undefined,
  );
  if (subdivision === undefined) {
    const deciding = divided.filter(({ hs }) => decides(hs, rows, code));
    if (deciding.length > 0) {
      return { subdivisionMissing: [...new Set(deciding.flatMap(({ subdivisions = [] }) => subdivisions))].sort() };
    }
  }
  const here = [
    ...divided.filter(({ subdivisions = [] }) => subdivisions.includes(subdivision ?? '')),
    ...rows.filter(({ subdivisions }) => subdivisions === undefined),
  ];
  const named = here.filter(({ partners }) => partners.includes(country));
  const forAll = here.filter(({ partners }) => !partners.includes(country) && partners.includes('*'));
  const candidates = [...named, ...forAll];
  const measure = findByHs(candidates, code);
  const deeper = candidates.filter(
    ({ hs, rule }) =>
      hs.some((prefix) => prefix.length > code.length && prefix.startsWith(code)) &&
      JSON.stringify(rule) !== JSON.stringify(measure?.rule),
  );
  if (deeper.length > 0) {
    const prefixes = deeper.flatMap(({ hs }) => hs.filter((prefix) => prefix.startsWith(code)));
    return { digitsMissing: [...new Set(prefixes)].sort() };
  }
  return measure === undefined ? { absent: true } : { measure };
}

/** Would a province's row be taken, or does one that holds everywhere name the goods more closely? */
function decides(hs: readonly string[], rows: readonly Measure[], code: string): boolean {
  const everywhere = rows
    .filter(({ subdivisions }) => subdivisions === undefined)
    .flatMap((row) => fittingLength(row.hs, code) ?? []);
  return (fittingLength(hs, code) ?? 0) >= Math.max(-1, ...everywhere);
}

/** The longest code that is declared: the country's own where it belongs to the HS code. */
export const longestCode = ({ hs_code, commodity_code }: Pick<TaxedGoods, 'hs_code' | 'commodity_code'>): string =>
  commodity_code?.startsWith(hs_code) === true ? commodity_code : hs_code;
