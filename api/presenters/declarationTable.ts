import type { DeclarationSummary } from '../contract/declaration.js';
import { csvLine, type Cell } from './csvText.js';

/** Columns of the table of declarations, each as it is named in JSON. */
const COLUMNS: readonly (readonly [string, (row: DeclarationSummary) => Cell])[] = [
  ['id', (row) => row.id],
  ['state', (row) => row.state],
  ['flags', (row) => row.flags.join(' ')],
  ['lane', (row) => row.lane],
  ['lrn', (row) => row.lrn],
  ['ducr', (row) => row.ducr],
  ['mrn', (row) => row.mrn],
  ['s10', (row) => row.s10],
  ['origin', (row) => row.corridor.origin],
  ['destination', (row) => row.corridor.destination],
  ['invoice_number', (row) => row.invoice_number],
  ['data_version', (row) => row.data_version],
  ['submitted_at', (row) => row.submitted_at],
  ['ended_at', (row) => row.ended_at],
  ['created_at', (row) => row.created_at],
];

/** The line of headings, after a byte order mark by which spreadsheets know UTF-8. */
export const declarationTableHead = (): string => `\ufeff${csvLine(COLUMNS.map(([name]) => name))}`;

/** One declaration as a line of the table. */
export const declarationTableLine = (row: DeclarationSummary): string => csvLine(COLUMNS.map(([, read]) => read(row)));
