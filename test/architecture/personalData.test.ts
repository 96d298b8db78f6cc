/**
 * Every column that could hold what somebody wrote is classed: sealed under its subject's key, or open for a reason. A new column of text, JSON or bytes belongs into one of the two before it is written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { OPEN_COLUMNS, OPEN_NAMES } from '../../prisma/sealing/openColumns.js';
import { findPersonalColumns, PERSONAL_COLUMNS } from '../../prisma/sealing/personalColumns.js';

interface Column {
  model: string;
  column: string;
}

/** Columns of text, JSON and bytes, by the schema. */
function listColumns(): Column[] {
  const schema = readFileSync(join(checkout, 'prisma/schema.prisma'), 'utf8');
  return [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, name = '', body = '']) => {
    const model = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return [...body.matchAll(/^ {2}(\w+)\s+(String|Json|Bytes)\b/gm)].map(([, column = '']) => ({ model, column }));
  });
}

const sealedIn = (model: string): readonly string[] => {
  const { text = [], json = [], bytes = [] } = findPersonalColumns(model) ?? {};
  return [...text, ...json, ...bytes];
};

test('every column of text, JSON or bytes is sealed, or open for a reason', () => {
  const columns = listColumns();
  expect(columns.length).toBeGreaterThan(300);
  const unclassed = columns.filter(
    ({ model, column }) =>
      !sealedIn(model).includes(column) &&
      OPEN_NAMES[column] === undefined &&
      OPEN_COLUMNS[`${model}.${column}`] === undefined,
  );
  expect(unclassed.map(({ model, column }) => `${model}.${column}`)).toEqual([]);
});

test('the kinds of subjects are those that the database takes', () => {
  const kinds = new Set(Object.values(PERSONAL_COLUMNS).map(({ kind }) => kind));
  const migrations = readdirSync(join(checkout, 'prisma/migrations'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('migration.sql'))
    .sort()
    .map((name) => readFileSync(join(checkout, 'prisma/migrations', name), 'utf8'));
  const last =
    [...migrations.join('\n').matchAll(/"subject_key_kind" CHECK \("kind" IN \(([^)]*)\)/g)].at(-1)?.[1] ?? '';
  expect([...last.matchAll(/'(\w+)'/g)].map(([, kind]) => kind).sort()).toEqual([...kinds].sort());
});

test('nothing is classed twice, and nothing that is not there', () => {
  const names = new Set(listColumns().map(({ model, column }) => `${model}.${column}`));
  expect(Object.keys(OPEN_COLUMNS).filter((name) => !names.has(name))).toEqual([]);
  const columns = new Set(listColumns().map(({ column }) => column));
  expect(Object.keys(OPEN_NAMES).filter((name) => !columns.has(name))).toEqual([]);
  const sealed = Object.keys(PERSONAL_COLUMNS).flatMap((model) =>
    sealedIn(model).map((column) => `${model}.${column}`),
  );
  expect(sealed.filter((name) => !names.has(name))).toEqual([]);
  const open = (name: string): boolean =>
    OPEN_COLUMNS[name] !== undefined || OPEN_NAMES[name.split('.')[1] ?? ''] !== undefined;
  expect(sealed.filter(open)).toEqual([]);
});
