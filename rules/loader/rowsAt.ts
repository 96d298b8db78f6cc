import type { Row } from '../schemas/row.js';

/** True if a row holds on a day (YYYY-MM-DD); the first and the last day both count. */
export const holdsOn = (row: Pick<Row, 'from' | 'until'>, date: string): boolean =>
  row.from <= date && (row.until === null || date <= row.until);

/** The rows of a list that hold on a day, in the list's order. */
export const rowsAt = <R extends Row>(rows: readonly R[], date: string): R[] =>
  rows.filter((row) => holdsOn(row, date));

/** Of rows with HS prefixes, the one with the longest prefix that fits a code; `*` fits everything, last. */
export function findByHs<R extends { hs: readonly string[] }>(rows: readonly R[], hsCode: string): R | undefined {
  let best: { row: R; length: number } | undefined;
  for (const row of rows) {
    const length = fittingLength(row.hs, hsCode);
    if (length !== undefined && (best === undefined || length > best.length)) best = { row, length };
  }
  return best?.row;
}

/** Digits of the longest prefix that fits a code: 0 where it is `*`, undefined where none fits. */
export function fittingLength(hs: readonly string[], hsCode: string): number | undefined {
  const lengths = hs
    .filter((prefix) => prefix === '*' || hsCode.startsWith(prefix))
    .map((prefix) => (prefix === '*' ? 0 : prefix.length));
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}
