import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COUNTRIES } from '../rules/packRoots.js';

type Row = Record<string, unknown>;

/** A copy of the product's packs in which a test may plant a fault. */
export interface PackCopy {
  root: string;
  /** Changes the text of a file. */
  text(file: string, change: (text: string) => string): void;
  /** Changes the first row of a list that has these values. */
  row(file: string, matching: Row, change: (row: Row) => void): void;
  /** Changes a list as a whole. */
  list(file: string, change: (rows: Row[]) => Row[]): void;
  add(file: string, text: string): void;
  remove(file: string): void;
  discard(): void;
}

/** Packs that faults are planted in, Germany with its union: the others need not be read again for each fault. */
const PLANTED_IN = ['CN', 'DE', 'EU', 'MY', 'RW', 'XX'];

/** Copies the JSON Schemas and those packs. */
export function copyPacks(): PackCopy {
  const root = mkdtempSync(join(tmpdir(), 'countries-'));
  for (const name of ['schema', ...PLANTED_IN]) {
    cpSync(join(COUNTRIES, name), join(root, name), { recursive: true });
  }
  const text = (file: string, change: (text: string) => string): void => {
    const path = join(root, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const list = (file: string, change: (rows: Row[]) => Row[]): void => {
    text(file, (content) => `${JSON.stringify(change(JSON.parse(content) as Row[]), null, 2)}\n`);
  };
  return {
    root,
    text,
    list,
    row(file, matching, change) {
      list(file, (rows) => {
        const found = rows.find((row) => Object.entries(matching).every(([key, value]) => row[key] === value));
        if (found === undefined) throw new Error(`${file} has no row with ${JSON.stringify(matching)}`);
        change(found);
        return rows;
      });
    },
    add: (file, content) => {
      writeFileSync(join(root, file), content);
    },
    remove: (file) => {
      rmSync(join(root, file));
    },
    discard: () => {
      rmSync(root, { recursive: true });
    },
  };
}
