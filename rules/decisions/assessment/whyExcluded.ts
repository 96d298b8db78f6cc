import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { findByHs } from '../../loader/rowsAt.js';
import type { Regime } from '../../schemas/regimes.js';

/** Why a regime does not take the goods; undefined where it excludes none of them. */
export function whyExcluded({ excludes, name }: Regime, items: readonly DeclarationItem[]): string | undefined {
  if (excludes === undefined) return undefined;
  const excluded = items.filter((item) => findByHs([{ hs: excludes }], item.hs_code) !== undefined);
  if (excluded.length === 0) return undefined;
  const codes = [...new Set(excluded.map((item) => item.hs_code))].join(', ');
  return sentence('cannot_say.goods_excluded', { regime: name, hsCodes: codes }).text;
}
