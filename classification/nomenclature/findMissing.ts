import type { Correlation } from './correlation.js';
import { childrenOf, type HsEntry, type Nomenclature } from './nomenclature.js';

/** A subheading that an edition lacks, and what to look at instead. */
export interface MissingCode {
  /** Six digits. */
  readonly code: string;
  readonly edition: string;
  /** What the table between the editions says of it: codes of this edition that share its goods. Never one picked among several. */
  readonly became: readonly string[];
  /** What the edition has near it: under its heading or, where there is no such heading, in its chapter; in order. */
  readonly near: readonly HsEntry[];
}

/** So many near codes are offered. */
const NEAR = 5;
/** Chapters of national use: no edition of the Harmonised System has them, and none lacks them. */
const NATIONAL = /^9[89]/;

/**
 * What is to be said of a code of 6 digits or more (its first six are looked at) that a whole edition lacks; undefined when
 * the edition has it, or does not speak of its chapter.
 */
export function findMissing(
  nomenclature: Nomenclature,
  correlation: Correlation | undefined,
  longCode: string,
): MissingCode | undefined {
  const code = longCode.slice(0, 6);
  const { edition, entries } = nomenclature;
  if (entries.has(code) || NATIONAL.test(code)) return undefined;
  const other = edition === '2022' ? correlation?.newer : correlation?.older;
  const became = (other?.get(code) ?? []).filter((one) => entries.has(one));
  return { code, edition, became, near: nearest(nomenclature, code) };
}

function nearest(nomenclature: Nomenclature, code: string): HsEntry[] {
  const above =
    [code.slice(0, 4), code.slice(0, 2)].find((prefix) => childrenOf(nomenclature, prefix).length > 0) ?? '';
  if (above === '') return [];
  const asked = Number(code.slice(0, above.length + 2));
  const distance = (entry: HsEntry): number => Math.abs(Number(entry.code) - asked);
  return [...childrenOf(nomenclature, above)]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, NEAR)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
