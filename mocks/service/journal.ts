import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** One named set of rows; a row is replaced whole, never changed in place. */
export interface Collection<Row> {
  get(key: string): Row | undefined;
  set(key: string, row: Row): void;
  delete(key: string): void;
  /** Rows in the order in which their keys first came. */
  all(): Row[];
}

/** Collection, key, row. */
const ChangeSchema = z.tuple([z.string(), z.string(), z.unknown()]);
type Change = z.infer<typeof ChangeSchema>;

interface Transaction {
  changes: Change[];
  undo: (() => void)[];
}

/** Absent (JSON null) means deleted. */
const DELETED = null;

/**
 * A counterparty's memory: rows in memory, and every change appended to one file, one transaction a line, written by one
 * system call before the answer goes out. A process killed at any moment loses at most a line it had not answered for:
 * a torn last line is left out at the next start. Without a file it forgets at the end (for tests).
 */
export class Journal {
  private readonly stored = new Map<string, Map<string, unknown>>();
  private readonly file: number | undefined;
  private open: Transaction | undefined;

  constructor(path?: string) {
    if (path === undefined) return;
    mkdirSync(dirname(path), { recursive: true });
    this.load(path);
    this.compact(path);
    this.file = openSync(path, 'a');
  }

  /** The rows under this name, checked against the schema as they were read from the file. */
  collection<Row>(name: string, schema: z.ZodType<Row>): Collection<Row> {
    const rows = new Map<string, Row>();
    for (const [key, row] of this.stored.get(name) ?? []) rows.set(key, schema.parse(row));
    const put = (key: string, row: Row | undefined): void => {
      const before = rows.get(key);
      const apply = (value: Row | undefined) => (value === undefined ? rows.delete(key) : rows.set(key, value));
      apply(row);
      this.record([name, key, row ?? DELETED], () => apply(before));
    };
    return {
      get: (key) => rows.get(key),
      set: (key, row) => put(key, row),
      delete: (key) => put(key, undefined),
      all: () => [...rows.values()],
    };
  }

  /** Everything the work sets is kept together or, when it throws, not at all. Joins a transaction already open. */
  transaction<T>(work: () => T): T {
    if (this.open) return work();
    const open: Transaction = { changes: [], undo: [] };
    this.open = open;
    try {
      const result = work();
      this.append(open.changes);
      return result;
    } catch (error) {
      open.undo.reverse().forEach((undo) => undo());
      throw error;
    } finally {
      this.open = undefined;
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
  }

  private record(change: Change, undo: () => void): void {
    if (!this.open) return this.append([change]);
    this.open.changes.push(change);
    this.open.undo.push(undo);
  }

  private append(changes: readonly Change[]): void {
    if (this.file !== undefined && changes.length > 0) writeSync(this.file, `${JSON.stringify(changes)}\n`);
  }

  private load(path: string): void {
    for (const changes of readLines(path)) {
      for (const [name, key, row] of changes) {
        const rows = this.stored.get(name) ?? new Map<string, unknown>();
        this.stored.set(name, rows);
        if (row === DELETED) rows.delete(key);
        else rows.set(key, row);
      }
    }
  }

  /** Keeps only the last state of each row, by a file beside it and a rename, so that a kill leaves the old or the new. */
  private compact(path: string): void {
    const lines = [...this.stored].map(([name, rows]) =>
      JSON.stringify([...rows].map(([key, row]): Change => [name, key, row])),
    );
    writeFileSync(`${path}.new`, lines.map((line) => `${line}\n`).join(''));
    renameSync(`${path}.new`, path);
  }
}

function readLines(path: string): Change[][] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  // What follows the last line break was never finished, so nobody was told of it.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => z.array(ChangeSchema).parse(JSON.parse(line)));
}
