import { readTable, type TableFault } from './readTable.js';

/** Which subheadings of HS 2017 became which of HS 2022; every overlapping pair. */
export interface Correlation {
  /** HS 2017 code -> HS 2022 codes that took over some of its goods, in order. */
  readonly newer: ReadonlyMap<string, readonly string[]>;
  /** HS 2022 code -> HS 2017 codes. */
  readonly older: ReadonlyMap<string, readonly string[]>;
}

export type CodePair = readonly [older: string, newer: string];
export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly CodePair[] }
  | { readonly ok: false; readonly faults: readonly TableFault[] };

const COLUMNS = {
  older: ['hs2017', 'tohs2017', 'fromhs2017'],
  newer: ['hs2022', 'fromhs2022', 'tohs2022'],
} as const;
/** The United Nations' table fills gaps with it. */
const FILLER = '999999';
const SHOWN_FAULTS = 20;

/**
 * Reads a correlation table: the columns `hs_2017,hs_2022`, or the names the United Nations Statistics Division gives
 * them (`HS2022, HS2017, Relationship`, `From HS2022, To HS2017`).
 */
export function readCorrelation(text: string): ReadPairs {
  const table = readTable(text, COLUMNS);
  if (!table.ok) return table;
  const faults: TableFault[] = [];
  const pairs = new Map<string, CodePair>();
  for (const { line, values } of table.lines) {
    for (const [column, code] of [
      ['HS2017', values.older],
      ['HS2022', values.newer],
    ] as const) {
      if (!/^\d{6}$/.test(code)) {
        faults.push({ line, column, message: `"${code}" is no code of six digits (write leading zeros)` });
      }
    }
    if (values.older !== FILLER && values.newer !== FILLER) {
      pairs.set(`${values.older} ${values.newer}`, [values.older, values.newer]);
    }
  }
  if (faults.length === 0 && pairs.size === 0) faults.push({ line: 1, column: '', message: 'has no pair of codes' });
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, SHOWN_FAULTS) }
    : { ok: true, pairs: [...pairs.values()] };
}

/** Builds the table from its pairs. */
export function createCorrelation(pairs: Iterable<CodePair>): Correlation {
  const newer = new Map<string, string[]>();
  const older = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    newer.set(from, [...(newer.get(from) ?? []), to].sort());
    older.set(to, [...(older.get(to) ?? []), from].sort());
  }
  return { newer, older };
}

/**
 * What became of a code of HS 2017 in HS 2022:
 * - `same`: the code stands for the same goods;
 * - `renumbered`: its goods have one other code now;
 * - `split`: its goods have several codes now; which one, only a look at the goods says;
 * - `unknown`: the table does not name it.
 */
export type CodeFate = 'same' | 'renumbered' | 'split' | 'unknown';

/** The fate of a code, with every HS 2022 code that took over some of its goods. Never one picked among several. */
export function fateOf(correlation: Correlation, code: string): { fate: CodeFate; candidates: readonly string[] } {
  const candidates = correlation.newer.get(code) ?? [];
  if (candidates.length === 0) return { fate: 'unknown', candidates };
  if (candidates.length > 1) return { fate: 'split', candidates };
  return { fate: candidates[0] === code ? 'same' : 'renumbered', candidates };
}
