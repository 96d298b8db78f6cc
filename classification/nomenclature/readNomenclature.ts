import type { HsEntry } from './nomenclature.js';
import { readTable, type TableFault } from './readTable.js';

export type ReadEntries =
  | { readonly ok: true; readonly entries: readonly HsEntry[] }
  | { readonly ok: false; readonly faults: readonly TableFault[] };

const COLUMNS = { code: ['hscode', 'code', 'commoditycode'], text: ['description', 'text', 'name'] } as const;
/** Sums over all goods, which the open nomenclature carries as a line of its own. */
const TOTAL = /^total$/i;
const CODE = /^\d{2}(\d{2}(\d{2})?)?$/;
/** More faults than these help nobody. */
const SHOWN_FAULTS = 20;

/**
 * Reads the open nomenclature (`section,hscode,description,parent,level`, as the data set harmonized-system has it; only
 * the code and the description are used). All faults are found before anything is kept: a code that is not of 2, 4 or 6
 * digits, one that comes twice, one without the code above it, and a description that is empty.
 */
export function readNomenclature(text: string): ReadEntries {
  const table = readTable(text, COLUMNS);
  if (!table.ok) return table;
  const lines = table.lines.filter(({ values }) => !TOTAL.test(values.code));
  const firstLine = new Map<string, number>();
  const faults: TableFault[] = [];
  for (const { line, values } of lines) {
    if (!CODE.test(values.code)) {
      faults.push({
        line,
        column: 'hscode',
        message: `"${values.code}" is no code of 2, 4 or 6 digits (write leading zeros)`,
      });
    } else if (firstLine.has(values.code)) {
      const first = String(firstLine.get(values.code));
      faults.push({ line, column: 'hscode', message: `${values.code} stands in line ${first} already` });
    } else firstLine.set(values.code, line);
    if (values.text === '') faults.push({ line, column: 'description', message: 'is empty' });
  }
  for (const [code, line] of firstLine) {
    const above = code.slice(0, -2);
    if (above !== '' && !firstLine.has(above)) {
      faults.push({ line, column: 'hscode', message: `${code} stands without ${above}, the code above it` });
    }
  }
  if (faults.length === 0 && ![...firstLine.keys()].some((code) => code.length === 6)) {
    faults.push({ line: 1, column: 'hscode', message: 'has no subheading of six digits' });
  }
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.line - b.line).slice(0, SHOWN_FAULTS) };
  return { ok: true, entries: lines.map(({ values }) => ({ code: values.code, text: values.text })) };
}
