/** What docs/security.md and the threat model say can be looked up: every path is there, every line stands once. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OPERATIONS } from '../../api/contract/operations.js';
import { checkout } from '../../bin/setup/checkout.mjs';
import { MEMBER_ROLES } from '../../domain/people/memberRoles.js';
import { isUseCase, permissionOf, type Permission } from '../../services/permissions/table.js';

const PAGES = ['docs/security.md', 'docs/security/threat-model.md', 'SECURITY.md'];
const read = (page: string): string => readFileSync(join(checkout, page), 'utf8');

/** What is written as code and looks like a path of ours. */
const pathsOf = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word = '']) => word)
    .filter(
      (word) =>
        /^[\w.-]+(\/[\w.-]+)*$/.test(word) &&
        (/\.(ts|mjs|md|json|yml|sql)$/.test(word) ||
          /^(api|services|test|bin|docs|prisma|countries|bench)\//.test(word)),
    );

describe.each(PAGES)('%s', (page) => {
  test('names only files and folders that are there', () => {
    const paths = pathsOf(read(page));
    expect(paths.length).toBeGreaterThan(5);
    expect([...new Set(paths)].filter((path) => !existsSync(join(checkout, path)))).toEqual([]);
  });

  test('links to pages that are there', () => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(checkout, dirname(page), link)))).toEqual([]);
  });
});

interface Row {
  id: string;
  level: string;
  standing: string;
  evidence: string;
}
const rows: Row[] = [
  ...read('docs/security.md').matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| (.+) \|$/gm),
].map(([, id = '', level = '', standing = '', evidence = '']) => ({ id, level, standing, evidence }));

describe('the lines of ASVS 5.0.0', () => {
  test('are those of level 1 and level 2, each once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(['1', '2'].map((wanted) => rows.filter(({ level }) => level === wanted).length)).toEqual([70, 183]);
  });

  test('each has one of three standings', () => {
    expect(rows.filter(({ standing }) => !['held', 'gap', 'does not apply'].includes(standing))).toEqual([]);
  });

  test('what is held names its evidence, or a table of the same page', () => {
    const bare = rows.filter(
      ({ standing, evidence }) => standing === 'held' && !/`|below|[Aa]s \d|nothing/.test(evidence),
    );
    expect(bare).toEqual([]);
  });

  test('are summed up as they stand', () => {
    const count = (level: string, standing: string): number =>
      rows.filter((row) => row.level === level && row.standing === standing).length;
    for (const level of ['1', '2']) {
      const sums = ['held', 'gap', 'does not apply'].map((standing) => count(level, standing));
      const total = rows.filter((row) => row.level === level).length;
      expect(read('docs/security.md')).toContain(`| ${level} | ${total} | ${sums.join(' | ')} |`);
    }
  });
});

describe('the table of routes and roles', () => {
  const cells = new Map(
    read('docs/generated/permissions.md')
      .split('\n')
      .filter((line) => /^\| `(GET|POST|PUT|PATCH|DELETE) /.test(line))
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
      .map(([, route = '', useCase = '', ...rest]) => [useCase, { route, rest }]),
  );

  test('has every route once', () => {
    expect([...cells.keys()].sort()).toEqual(OPERATIONS.map(({ operationId }) => operationId).sort());
  });

  test.each(
    OPERATIONS.filter(({ auth }) => auth === 'bearer').map((operation) => [operation.operationId, operation] as const),
  )('%s: says of each role what the permissions say', (useCase, { method, path }) => {
    if (!isUseCase(useCase)) throw new Error(`${useCase} is no use case`);
    const { roles, notOwnCase, peopleOnly, agentsForThemselves }: Permission = permissionOf(useCase);
    const row = cells.get(useCase);
    expect(row?.route).toBe(`${method.toUpperCase()} ${path}`);
    const expected = MEMBER_ROLES.map((role) => roles[role] ?? '–');
    const keys = roles.exporter !== undefined && peopleOnly === undefined ? 'yes' : 'no';
    const agents = agentsForThemselves === true ? 'alone' : 'for a firm';
    expect(row?.rest.slice(0, MEMBER_ROLES.length + 3)).toEqual([
      ...expected,
      notOwnCase === true ? 'no' : 'yes',
      keys,
      roles.agent === undefined ? '–' : agents,
    ]);
  });
});
