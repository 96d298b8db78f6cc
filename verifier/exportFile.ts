import { open } from 'node:fs/promises';

/** A record of a chain, as it was exported. */
export interface ExportedRecord {
  kind: 'record';
  chain: string;
  index: number;
  body: unknown;
  previous_hash: string;
  hash: string;
}

/** Where the installation itself says that a chain stands. */
export interface ExportedHead {
  kind: 'head';
  chain: string;
  index: number;
  hash: string;
}

/** The first line: heads that were signed later are over more than the export holds. */
export interface ExportedBegin {
  kind: 'begin';
  /** ISO 8601 UTC. */
  at: string;
}

/** The last line: without it, the file is not all that was exported. */
export interface ExportedEnd {
  kind: 'end';
}

export type ExportedLine = ExportedBegin | ExportedRecord | ExportedHead | ExportedEnd;

/**
 * The lines of an export, one after the other, so that a file may be larger than memory.
 * @throws Error when it cannot be read, or naming the line that is none
 */
export async function* readExportFile(path: string): AsyncGenerator<ExportedLine> {
  const file = await open(path);
  try {
    let number = 0;
    for await (const text of file.readLines({ encoding: 'utf8', autoClose: false })) {
      number += 1;
      if (text.trim() !== '') yield parseExportedLine(text, `${path}:${number}`);
    }
  } finally {
    await file.close();
  }
}

/** One line. @throws Error naming the place of one that is no line of an export */
export function parseExportedLine(text: string, where: string): ExportedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${where} is no JSON`);
  }
  if (!isLine(value)) throw new Error(`${where} is no line of an export`);
  return value;
}

function isLine(value: unknown): value is ExportedLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Partial<Record<string, unknown>>;
  if (line.kind === 'end') return true;
  if (line.kind === 'begin') return typeof line.at === 'string';
  const isPoint = typeof line.chain === 'string' && Number.isSafeInteger(line.index) && typeof line.hash === 'string';
  if (line.kind === 'head') return isPoint;
  return line.kind === 'record' && isPoint && typeof line.previous_hash === 'string' && 'body' in line;
}
