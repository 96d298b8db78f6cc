/**
 * What names the case itself, so that no amendment changes it: whose declaration it is, between which countries, at which
 * office and under which reference it was lodged. Another declaration is made for another case.
 * Source: Revised Kyoto Convention, General Annex, standard 3.27 (the declaration already lodged is amended, not replaced).
 */
const FIXED_FIELDS = [
  '/declarant',
  '/exporter',
  '/corridor',
  '/office_of_export',
  '/lrn',
  '/pre_lodged',
  '/marketplace_order',
  '/policy',
] as const;

/** Those of the pointers that lie in a field which no amendment may change. */
export const fixedAmong = (pointers: readonly string[]): string[] =>
  pointers.filter((pointer) => FIXED_FIELDS.some((field) => pointer === field || pointer.startsWith(`${field}/`)));
