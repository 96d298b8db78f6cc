import type { Measure } from '../schemas/measures.js';
import { ROW_LIST_NAMES, type PackLists, type RowListName } from '../schemas/lists.js';
import type { Row } from '../schemas/row.js';
import type { Pack } from './pack.js';

/** Rows of one list of a pack by their id. A pack does not change once it is read, so it is indexed once. */
type RowsById = ReadonlyMap<string, { id: string }>;

const INDEXES = new WeakMap<Pack, Map<RowListName, RowsById>>();

/** The row of a list by its id, such as the one a decision names as its rule; undefined where the list has none. */
export function findRow<Name extends RowListName>(
  pack: Pack,
  list: Name,
  id: string,
): PackLists[Name][number] | undefined {
  const known = INDEXES.get(pack) ?? new Map<RowListName, RowsById>();
  INDEXES.set(pack, known);
  const rows: RowsById = known.get(list) ?? new Map(pack.lists[list].map((row) => [row.id, row]));
  known.set(list, rows);
  return rows.get(id) as PackLists[Name][number] | undefined;
}

/** The row of a pack by its id, in whichever list it stands. */
export function findAnyRow(pack: Pack, id: string): Row | undefined {
  for (const list of ROW_LIST_NAMES) {
    const row: Row | undefined = findRow(pack, list, id);
    if (row !== undefined) return row;
  }
  return undefined;
}

const MEASURES = new WeakMap<Pack, Map<string, readonly Measure[]>>();

/**
 * The measures of a tax that may name a code, in the pack's order: those of its chapter and those of all goods. A tariff
 * has thousands, and every line of every declaration asks for a few of them.
 */
export function measuresFor(pack: Pack, flow: Measure['flow'], tax: string, code: string): readonly Measure[] {
  const index = MEASURES.get(pack) ?? new Map<string, readonly Measure[]>();
  MEASURES.set(pack, index);
  const chapter = code.slice(0, 2);
  const key = `${flow} ${tax} ${chapter}`;
  const known = index.get(key);
  if (known !== undefined) return known;
  const rows = pack.lists.measures.filter(
    (row) =>
      row.flow === flow && row.tax === tax && row.hs.some((prefix) => prefix === '*' || prefix.startsWith(chapter)),
  );
  index.set(key, rows);
  return rows;
}
