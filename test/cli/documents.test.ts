/** The documents that people write: their links lead somewhere, and decision records keep their form. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const markdown = [
  join(root, 'README.md'),
  join(root, 'CHANGELOG.md'),
  join(root, 'CONTRIBUTING.md'),
  join(root, 'SECURITY.md'),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(root, 'docs', path)),
];

const linksIn = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));

/** Folders whose names in code marks are paths of ours. */
const PATH =
  /`((?:\.ci|activities|api|bin|cli|countries|docs|domain|examples|mocks|prisma|rules|services|test|workflows)\/[\w./-]*)`/g;

test.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/runbooks/bad-build.md', 'docs/runbooks/wrong-ruleset.md'])(
  'every path that %s names is there',
  (name) => {
    const paths = [...readFileSync(join(root, name), 'utf8').matchAll(PATH)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);

test.each(markdown.map((path) => [relative(root, path), path]))('every link of %s leads somewhere', (_, path) => {
  const lost = linksIn(path).filter((link) => !existsSync(join(dirname(path), link.replace(/#.*$/, '') || '.')));
  expect(lost).toEqual([]);
});

describe('decision records', () => {
  const folder = join(root, 'docs/decisions');
  const records = readdirSync(folder).sort();

  test('are numbered without a gap', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, index) => index));
  });

  test.each(records)('%s says question, decision, what else and price, in a dozen lines', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)}: .+\\n\\nDate: .+\\. Status: .+\\.\\n`));
    for (const part of ['Question', 'Decision', 'Instead of', 'Price']) expect(text).toContain(`\n**${part}.** `);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(12);
  });
});
