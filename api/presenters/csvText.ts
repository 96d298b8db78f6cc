/** What a cell can hold. A number is written as it is; a text is guarded. */
export type Cell = string | number | null;

/**
 * How a spreadsheet is told that a formula begins. The wide forms of East Asian scripts and the minus sign count as their
 * plain ones.
 */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]/;
/** What may stand before it unseen: spaces of every kind, marks without width, control characters, quotation marks. */
const UNSEEN = /^[\s\p{Z}\p{Cc}\p{Cf}"'\u2018\u2019\u201c\u201d`]*/u;
/** Where some readers begin a new cell within one: at ends of lines, and at the separators of other countries' CSV. */
const BEGINS_CELL = /(\r\n|[\n\r\v\f\u0085\u2028\u2029;\t])/;

/** The apostrophe tells a spreadsheet to take what follows for text. */
const guardPart = (part: string): string => (FORMULA.test(part.replace(UNSEEN, '')) ? `'${part}` : part);

/** A text that no spreadsheet runs, whichever cells it makes of it. Tabs and ends of lines at its beginning are passed over by some. */
export function guardText(text: string): string {
  const guarded = text
    .split(BEGINS_CELL)
    .map((part, index) => (index % 2 === 0 ? guardPart(part) : part))
    .join('');
  return /^[\t\r\n]/.test(guarded) ? `'${guarded}` : guarded;
}

/** One line of CSV (RFC 4180), guarded, with its end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(writeCell).join(',')}\r\n`;

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guardText(cell);
  return /[",;\s]|[^\x20-\x7e]/.test(text) || text.startsWith("'") ? `"${text.replaceAll('"', '""')}"` : text;
}
