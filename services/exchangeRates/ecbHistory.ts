import { findMinorUnit } from '../../domain/money/minorUnits.js';
import type { Fault } from '../problem.js';

/** What the European Central Bank writes where it has no rate. */
const NONE = 'N/A';
const RATE = /^(0|[1-9]\d{0,8})(\.\d{1,12})?$/;
/** Longest line, in characters, and most lines: far beyond one line a working day since 1999 with every currency. */
const MAXIMUM_LINE = 5_000;
const MAXIMUM_LINES = 50_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** One day of the history: a rate, or null, for each currency of the header. */
export interface HistoryDay {
  day: string;
  rates: (string | null)[];
}

/** Header of the file: the currencies, by column. */
export interface HistoryHeader {
  quotes: string[];
}

/**
 * Reads the history of the European Central Bank's reference rates, `eurofxref-hist.csv`, line by line: a header with `Date`
 * and a column a currency, then a line a day, newest first, foreign units for one euro with a decimal point, `N/A` for
 * none; every line may end with a comma (the file within the zip does). Columns are told by the header, never by place.
 *
 * Faults are handed to `fault` and their cells left out; the caller takes nothing of a file with faults.
 * @param today YYYY-MM-DD; nothing is published later
 * @yields the header first, then a day for each line
 */
export async function* readEcbHistory(
  lines: AsyncIterable<string>,
  today: string,
  fault: (fault: Fault) => void,
): AsyncGenerator<HistoryHeader | HistoryDay> {
  let quotes: string[] | undefined;
  let number = 0;
  let last: string | undefined;
  let hasDays = false;
  for await (const text of lines) {
    number += 1;
    if (text.length > MAXIMUM_LINE || number > MAXIMUM_LINES) {
      fault(at(number, 'Date', 'The file has more than any history of rates: a longer line, or more of them.'));
      return;
    }
    const cells = cellsOf(number === 1 ? text.replace(/^\ufeff/, '') : text);
    if (quotes === undefined) {
      quotes = readHeader(cells, fault);
      if (quotes === undefined) return;
      yield { quotes };
      continue;
    }
    if (cells.length === 1 && cells[0] === '') continue;
    hasDays = true;
    const line = readLine({ number, quotes, cells, today, last }, fault);
    last = line?.day ?? last;
    if (line !== undefined) yield line;
  }
  if (number === 0) fault(at(1, 'Date', 'The file is empty.'));
  else if (!hasDays) fault(at(2, 'Date', 'No day follows the header.'));
}

/** Cells of a line; a comma at the end begins no cell. */
function cellsOf(text: string): string[] {
  const cells = text.split(',').map((cell) => cell.trim());
  return cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}

function readHeader([first, ...quotes]: string[], fault: (fault: Fault) => void): string[] | undefined {
  if (first !== 'Date' || quotes.length === 0) {
    const found = first?.startsWith('PK') === true ? 'a zip: take the csv out of it' : 'something else';
    fault(at(1, 'Date', `The header begins with Date and names a currency a column; here is ${found}.`));
    return undefined;
  }
  quotes.forEach((quote, index) => {
    if (findMinorUnit(quote) === undefined) fault(at(1, String(index + 2), `“${shown(quote)}” is no known currency.`));
    else if (quotes.indexOf(quote) < index) fault(at(1, quote, 'The currency has another column already.'));
    else if (quote === 'EUR') fault(at(1, quote, 'Rates are for one euro, so that none is of the euro itself.'));
  });
  return quotes;
}

function readLine(
  line: {
    number: number;
    quotes: readonly string[];
    cells: readonly string[];
    today: string;
    last: string | undefined;
  },
  fault: (fault: Fault) => void,
): HistoryDay | undefined {
  const { number, quotes, cells, today, last } = line;
  const [day = '', ...rates] = cells;
  const wrong = (column: string, message: string): undefined => {
    fault(at(number, column, message));
    return undefined;
  };
  if (!DATE.test(day) || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day)
    return wrong('Date', `“${shown(day)}” is no day, such as 2026-11-20.`);
  if (day > today) return wrong('Date', `${day} is yet to come.`);
  if (last !== undefined && day >= last)
    return wrong('Date', `${day} does not come before ${last}, the line before; the newest is first.`);
  if (rates.length !== quotes.length)
    return wrong('Date', `The line has ${rates.length} rates, the header names ${quotes.length} currencies.`);
  return {
    day,
    rates: rates.map((rate, index) => {
      if (rate === NONE) return null;
      if (RATE.test(rate) && /[1-9]/.test(rate)) return rate;
      wrong(quotes[index] ?? '', `“${shown(rate)}” is neither a rate, such as 1.1279, nor N/A.`);
      return null;
    }),
  };
}

/** A fault of the file: its pointer names line and column. */
const at = (line: number, column: string, message: string): Fault => ({
  pointer: `/file/${line}/${column}`,
  code: 'RATE.FILE_INVALID',
  message: `line ${line}, column ${column}: ${message}`,
});

const shown = (text: string): string => text.slice(0, 40);
