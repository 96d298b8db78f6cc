import { join } from 'node:path';
import { runTool } from '../../bin/check/runTool.js';
import { checkout } from '../../bin/setup/checkout.mjs';
import type { PlantedTree } from './plantedTree.js';
import { PLANTED_SETTINGS, plantTree } from './plantedTree.js';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const n${at} = ${at};`).join('\n');
const promise = 'declare function work(): Promise<void>;\n';

/** For each rule that guards against something that happened before, a file that does it. */
const PLANTS: readonly (readonly [rule: string, path: string, text: string])[] = [
  [
    '@typescript-eslint/no-floating-promises',
    'services/floats.ts',
    `${promise}export function go(): void {\n  work();\n}\n`,
  ],
  [
    '@typescript-eslint/no-misused-promises',
    'services/misuses.ts',
    `${promise}export const all = [1].forEach(async () => {\n  await work();\n});\n`,
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    'services/forgets.ts',
    "export function say(lane: 'green' | 'red'): number {\n  switch (lane) {\n    case 'green':\n      return 1;\n  }\n  return 0;\n}\n",
  ],
  ['@typescript-eslint/no-explicit-any', 'services/anything.ts', 'export const it: any = 1;\n'],
  ['@typescript-eslint/ban-ts-comment', 'services/silences.ts', '// @ts-ignore\nexport const it: number = 1;\n'],
  ['no-console', 'services/talks.ts', "console.log('hello');\n"],
  [
    'no-restricted-properties',
    'services/readsEnvironment.ts',
    'declare const process: { env: Record<string, string> };\nexport const it = process.env;\n',
  ],
  ['no-warning-comments', 'services/later.ts', `// ${'TO'}${'DO'}: finish\nexport const it = 1;\n`],
  ['no-restricted-imports', 'workflows/reads.ts', "import type { Stats } from 'node:fs';\nexport type It = Stats;\n"],
  ['no-restricted-imports', 'domain/hashes.ts', "import type { Hash } from 'crypto';\nexport type It = Hash;\n"],
  ['no-restricted-globals', 'domain/looksAtTheClock.ts', 'export const now = Date.now();\n'],
  ['no-restricted-properties', 'domain/throwsDice.ts', 'export const draw = Math.random();\n'],
  ['max-lines', 'domain/long.ts', lines(151)],
  ['max-lines', 'api/routes/long.ts', lines(81)],
  ['max-lines', 'activities/long.ts', lines(121)],
  ['max-lines', 'test/long.ts', lines(301)],
];

/** Files that do what is allowed where they are. */
const ALLOWED = {
  'domain/short.ts': lines(150),
  'services/documented.ts': `/**\n${' * why\n'.repeat(300)} */\n${lines(150)}`,
  'bin/readsEnvironment.ts':
    'declare const process: { env: Record<string, string> };\nexport const it = process.env;\n',
  'cli/talks.ts': "console.log('hello');\n",
};

describe('lint', () => {
  let tree: PlantedTree;
  let files: LintedFile[];

  const rulesBrokenIn = (path: string): string[] =>
    (files.find(({ filePath }) => filePath.endsWith(`/${path}`)) ?? missing(path)).messages.map(
      ({ ruleId, message }) => ruleId ?? message,
    );

  beforeAll(async () => {
    tree = plantTree({
      ...PLANTED_SETTINGS,
      ...ALLOWED,
      ...Object.fromEntries(PLANTS.map(([, path, text]) => [path, text])),
    });
    const output = await runTool(
      'eslint/bin/eslint.js',
      ['--config', join(checkout, 'eslint.config.mjs'), '--format=json', '**/*.ts'],
      tree.folder,
    );
    if (!output.stdout.startsWith('[')) throw new Error(output.stderr);
    files = JSON.parse(output.stdout) as LintedFile[];
  });

  afterAll(() => tree.remove());

  test.each(PLANTS)('%s catches %s', (rule, path) => {
    expect(rulesBrokenIn(path)).toContain(rule);
  });

  test.each(Object.keys(ALLOWED))('%s is left in peace', (path) => {
    expect(rulesBrokenIn(path)).toEqual([]);
  });
});

function missing(path: string): never {
  throw new Error(`${path} was not looked at`);
}
