import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/**
 * Most lines a file of each folder may have, blank lines and comments left out: a file has one job. The list is
 * ordered; the last entry that fits a file counts.
 */
const lineBudgets = [
  { files: ['**/*.{ts,mjs}'], lines: 200 },
  { files: ['domain/**', 'rules/**', 'classification/**', 'services/**', 'mocks/**', 'cli/**'], lines: 150 },
  { files: ['workflows/**'], lines: 200 },
  { files: ['activities/**'], lines: 120 },
  { files: ['activities/adapters/**'], lines: 150 },
  { files: ['api/contract/**'], lines: 250 },
  { files: ['api/routes/**'], lines: 80 },
  { files: ['api/middleware/**'], lines: 60 },
  { files: ['prisma/queries/**'], lines: 150 },
  { files: ['test/**'], lines: 300 },
];

/** Files that may be longer, each with the reason why splitting it would make it harder to read. */
const lineBudgetExceptions = [
  { file: 'eslint.config.mjs', lines: 250, reason: 'one list of rules, read from top to bottom' },
  { file: 'bin/config.ts', lines: 230, reason: 'one list of settings, from which documents and checks are made' },
  { file: 'services/permissions/table.ts', lines: 200, reason: 'one table, the only source of permissions' },
  { file: 'api/routes.ts', lines: 260, reason: 'one list of routes, which a test holds against the contract' },
  {
    file: 'cli/scenario/schema.ts',
    lines: 170,
    reason: 'one schema of the scenario files, a few lines for each kind of step',
  },
  { file: '.dependency-cruiser.mjs', lines: 300, reason: 'one list of rules, each with its way of repair' },
];

const nodeBuiltins = builtinModules.filter((name) => !name.startsWith('_')).flatMap((name) => [name, `node:${name}`]);

export default tseslint.config(
  {
    // Hand-written types beside a script belong to no TypeScript project of their own; tsc reads them where they are imported.
    ignores: ['node_modules/', 'dist/', 'coverage/', '.portolan/', 'prisma/client/', '**/*.d.mts'],
  },
  {
    linterOptions: {
      // A rule that is wrong for a file is changed here, with its reason, and never switched off where it hurts.
      noInlineConfig: true,
      reportUnusedDisableDirectives: 'error',
    },
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, minimumDescriptionLength: 0 }],
      '@typescript-eslint/require-await': 'off', // An interface of promises may be kept by a function that has nothing to wait for.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only bin/ reads the environment (bin/config.ts). Take the value as a parameter.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAnyKeyword',
          message: 'Say what it is, or take unknown and look.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'Export by name, so that what a folder offers can be read.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'no-useless-concat': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Scripts that run before anything is installed, and configurations: plain JavaScript, not in the TypeScript project.
    files: ['**/*.{mjs,cjs,js}'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-restricted-syntax': 'off' },
  },
  {
    // What the Temporal SDK loads by its path, with `require`.
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  ...lineBudgets.map(({ files, lines }) => ({
    files,
    rules: { 'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }] },
  })),
  ...lineBudgetExceptions.map(({ file, lines }) => ({
    files: [file],
    rules: { 'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }] },
  })),
  {
    files: ['bin/**', 'cli/**'],
    rules: { 'no-console': 'off' }, // They talk to a person at a terminal.
  },
  {
    files: ['bin/**', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Workflow code runs in a sandbox and is replayed: what the sandbox would refuse later, lint refuses now.
    files: ['workflows/**', 'domain/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: nodeBuiltins.map((name) => ({
            name,
            message: 'No Node built-ins here: a workflow is replayed in a sandbox. Ask for it through a port.',
          })),
        },
      ],
    },
  },
  {
    // Pure and tiny: no clock, no chance. Both are given as arguments.
    files: ['domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'setTimeout', 'setInterval', 'crypto', 'process', 'performance', 'fetch', 'console'].map(
          (name) => ({
            name,
            message: 'The domain has no clock, no chance and no outside. Take the value as a parameter.',
          }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain has no chance. Take the draw as a parameter.' },
      ],
    },
  },
);
