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
  // Its amounts may be corrected; which order it is may not, nor that there is one.
  '/marketplace_order/platform',
  '/marketplace_order/order_number',
  '/policy',
] as const;

/** Those of the pointers that lie in a field which no amendment may change, or that hold one. */
export const fixedAmong = (pointers: readonly string[]): string[] =>
  pointers.filter((pointer) => FIXED_FIELDS.some((field) => lies(pointer, field) || lies(field, pointer)));

const lies = (pointer: string, within: string): boolean => pointer === within || pointer.startsWith(`${within}/`);
