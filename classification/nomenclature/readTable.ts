import { CsvError, parse } from 'csv-parse/sync';

/** What is wrong with a file, and where: lines and columns counted from 1 as a person sees them. */
export interface TableFault {
  readonly line: number;
  /** Name of the column, or empty when the line as a whole is wrong. */
  readonly column: string;
  readonly message: string;
}

/** One line of a table: what stands in each of the columns asked for. */
export interface TableLine<Column extends string> {
  readonly line: number;
  readonly values: Readonly<Record<Column, string>>;
}

export type Table<Column extends string> =
  | { readonly ok: true; readonly lines: readonly TableLine<Column>[] }
  | { readonly ok: false; readonly faults: readonly TableFault[] };

/** The header may stand below a line of merged cells, as in the tables of the United Nations. */
const HEADER_WITHIN = 5;
/** The whole Harmonised System has some 7,000 lines, the tables between its editions no more than twice that. */
const MAXIMUM_LINES = 50_000;
const MAXIMUM_LINE_BYTES = 100_000;

/**
 * Reads a table in CSV (RFC 4180, UTF-8, with or without a byte order mark).
 *
 * @param names of each column the names it is known by, lower case without marks ("hs2022" for "HS 2022")
 */
export function readTable<Column extends string>(
  text: string,
  names: Readonly<Record<Column, readonly string[]>>,
): Table<Column> {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` every record comes with its place in the file, which the package's types do not say.
    records = parse(text, {
      bom: true,
      relax_column_count: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      to: MAXIMUM_LINES + 1,
      max_record_size: MAXIMUM_LINE_BYTES,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const line = typeof thrown.lines === 'number' ? thrown.lines : 1;
    return { ok: false, faults: [{ line, column: '', message: `is no CSV: ${thrown.message}` }] };
  }
  if (records.length > MAXIMUM_LINES)
    return {
      ok: false,
      faults: [{ line: MAXIMUM_LINES, column: '', message: `is beyond the ${MAXIMUM_LINES} lines of a table` }],
    };
  const columns = Object.keys(names) as Column[];
  const placesIn = (record: readonly string[]): number[] =>
    columns.map((column) => record.findIndex((cell) => names[column].includes(plainName(cell))));
  const at = records.slice(0, HEADER_WITHIN).findIndex(({ record }) => placesIn(record).every((place) => place >= 0));
  if (at < 0) {
    const wanted = columns.map((column) => names[column][0]).join(', ');
    return { ok: false, faults: [{ line: 1, column: '', message: `has no header with the columns ${wanted}` }] };
  }
  const places = placesIn(records[at]?.record ?? []);
  const lines = records.slice(at + 1).map(({ record, info }) => ({
    line: info.lines,
    values: Object.fromEntries(columns.map((column, index) => [column, record[places[index] ?? -1] ?? ''])) as Record<
      Column,
      string
    >,
  }));
  return { ok: true, lines };
}

const plainName = (cell: string): string => cell.toLowerCase().replace(/[^a-z0-9]/g, '');
