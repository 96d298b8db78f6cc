import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Which of the words stand in these bytes, whatever else they are. */
export const findIn = (bytes: Buffer, words: readonly string[]): string[] =>
  words.filter((word) => bytes.includes(Buffer.from(word, 'utf8')));

/** File by file below a folder, the words that it holds; files that hold none are left out. */
export function findInFiles(folder: string, words: readonly string[], name: RegExp): Record<string, string[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => name.test(file))
      .map((file) => [file.slice(folder.length + 1), findIn(readFileSync(file), words)] as const)
      .filter(([, found]) => found.length > 0),
  );
}

/** Every column of a text, of JSON or of bytes, as the superuser reads it; a column that holds a word is named with it. */
export async function findInDatabase(url: string, words: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ table_name: string; column_name: string; data_type: string }>(
      `SELECT table_name, column_name, data_type FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'json', 'bytea', 'ARRAY', 'character varying')`,
    );
    const found: string[] = [];
    for (const { table_name: table, column_name: column, data_type: type } of columns) {
      const name = pg.escapeIdentifier(column);
      const text = type === 'bytea' ? `encode(${name}, 'escape')` : `${name}::text`;
      const { rows } = await client.query<{ word: string }>(
        `SELECT DISTINCT word FROM ${pg.escapeIdentifier(table)}, unnest($1::text[]) AS word
         WHERE position(word IN ${text}) > 0`,
        [words],
      );
      found.push(...rows.map(({ word }) => `${table}.${column}: ${word}`));
    }
    return found.sort();
  } finally {
    await client.end();
  }
}
