/**
 * Jest runs our TypeScript as ES modules, compiled by swc, without a type check (that is `npm run check`).
 *
 * Seven projects, so that a test pays only for what it needs; a project's globalSetup runs only if one of its files is selected:
 * - unit         nothing is started before it (a test may still start its own loopback servers);
 * - integration  one PostgreSQL and one Temporal server for the whole run, see test/support/globalSetup.mjs;
 * - deadlines    true lengths of time on the time-skipping server, one environment a file;
 * - chaos        processes are killed on purpose; each file starts installations of its own;
 * - load         many parcels at once, and a process killed again and again meanwhile; likewise;
 * - scale        two workers and two APIs on Temporal over PostgreSQL, likewise;
 * - fuzz         requests made up from the description, against an installation of its own.
 */

/** Folders below test/ whose files need no server of ours. */
const unitFolders = [
  'architecture',
  'bin',
  'classification',
  'cli',
  'countries',
  'domain',
  'mocks',
  'rules',
  'verifier',
  'activities/adapters',
];

const shared = {
  rootDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // 'js' stands first: packages that ship their .ts sources beside the .js must be loaded as .js.
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/\\.portolan/', '<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.portolan/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        sourceMaps: 'inline',
      },
    ],
  },
};

const servers = {
  globalSetup: '<rootDir>/test/support/globalSetup.mjs',
  globalTeardown: '<rootDir>/test/support/globalTeardown.mjs',
};

const ownFolders = [...unitFolders, 'deadlines', 'chaos', 'load', 'scale', 'fuzz'];

export default {
  // A test file keeps what it loaded as ES modules for the life of its process: past this size the next file gets a new one.
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: unitFolders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
    {
      ...shared,
      ...servers,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        ...shared.testPathIgnorePatterns,
        ...ownFolders.map((folder) => `<rootDir>/test/${folder}/`),
      ],
    },
    { ...shared, ...servers, displayName: 'deadlines', testMatch: ['<rootDir>/test/deadlines/**/*.test.ts'] },
    { ...shared, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.test.ts'] },
    { ...shared, displayName: 'load', testMatch: ['<rootDir>/test/load/**/*.test.ts'] },
    { ...shared, displayName: 'scale', testMatch: ['<rootDir>/test/scale/**/*.test.ts'] },
    { ...shared, displayName: 'fuzz', testMatch: ['<rootDir>/test/fuzz/**/*.test.ts'] },
  ],
};
