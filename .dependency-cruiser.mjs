/**
 * Who may import whom. Each rule's comment says how to repair a violation. Types count as imports: a layer that names
 * another's types is as bound to it as one that calls it.
 *
 * Traps kept in mind: `tsPreCompilationDeps` (else type imports vanish), no `includeOnly` (it hides Node's own modules),
 * `conditionNames` with `types` (else type-only packages are unresolvable).
 */

/** Our own folders, all of them. A new one has to be named here, or every rule below would miss it. */
const OURS =
  '^(domain|rules|classification|countries|workflows|activities|services|api|web|mocks|prisma|cli|verifier|bin|bench|test)/';

/** Everything of ours but the given folders. Packages and Node's own modules stay allowed. */
const oursExcept = (...allowed) => ({ path: OURS, pathNot: allowed });

/** Everything but the given places: not even a package. */
const everythingExcept = (...allowed) => ({ pathNot: allowed });

const PACKAGE = (...names) => `node_modules/(${names.join('|')})(/|$)`;

/** The files of the command line that start, stop, examine or check an installation. */
const INSTALLATION_COMMANDS =
  '^cli/(main|commands/(up|down|doctor|reset|demo|status|audit|installation|countries))\\.ts$';

export default {
  forbidden: [
    {
      name: 'domain-imports-only-itself',
      comment:
        'The domain is pure: no package, no Node module, no other folder. Pass in what it needs, or move the code to the folder that owns it.',
      severity: 'error',
      from: { path: '^domain/' },
      to: everythingExcept('^domain/'),
    },
    {
      name: 'rules-import-domain-and-arithmetic',
      comment:
        'Rules are functions over packs: domain, decimal.js, zod, dayjs, and canonical JSON for content hashes. What needs a row or a partner belongs in activities/.',
      severity: 'error',
      from: { path: '^rules/' },
      to: {
        pathNot: ['^(domain|rules)/', PACKAGE('decimal\\.js', 'zod', 'dayjs', 'canonicalize')],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'rules-decide-without-io',
      comment:
        'Only the loader reads files and hashes them, and only it and the checks know paths. A decision is given its pack.',
      severity: 'error',
      from: { path: '^rules/', pathNot: '^rules/(loader|check)(/|\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'classification-is-words-and-lists',
      comment:
        'Classification finds codes by words: its own data, a search index, a stemmer, a reader of CSV text. What needs a row, a file or the law is given to it.',
      severity: 'error',
      from: { path: '^classification/' },
      to: {
        pathNot: ['^classification/', PACKAGE('minisearch', 'stemmer', 'csv-parse', 'zod')],
      },
    },
    {
      name: 'nobody-imports-country-packs',
      comment:
        'Country packs are data: the loader in rules/ reads them by path, so that a new day of effect needs no code.',
      severity: 'error',
      from: {},
      to: { path: '^countries/' },
    },
    {
      name: 'workflows-import-the-pure-parts',
      comment:
        'A workflow is replayed: it may use domain/clearance, domain/ids and Temporal, and nothing else of ours, not even a type. Declare what is needed in workflows/ports.ts.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: everythingExcept(
        '^domain/(clearance|ids)/',
        '^workflows/',
        PACKAGE('@temporalio/workflow', '@temporalio/common'),
      ),
    },
    {
      name: 'workflow-bundle-stays-pure',
      comment:
        'Something a workflow imports leads to code that must not be in its bundle. Cut the chain at the last file that is still pure.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(rules|classification|activities|services|api|mocks|prisma|cli|bin|test)/', reachable: true },
    },
    {
      name: 'activities-implement-ports',
      comment:
        'Activities use domain, rules, the ports they implement, stored queries and the ports of adapters. Wiring belongs in bin/.',
      severity: 'error',
      from: { path: '^activities/', pathNot: '^activities/adapters/' },
      to: oursExcept('^(domain|rules)/', '^activities/', '^workflows/(ports|messages)\\.ts$', '^prisma/'),
    },
    {
      name: 'activities-know-ports-not-adapters',
      comment: "Import the adapter's port.ts; which adapter stands behind it is chosen in bin/.",
      severity: 'error',
      from: { path: '^activities/', pathNot: '^activities/adapters/' },
      to: { path: '^activities/adapters/', pathNot: '/([a-zA-Z]*P|p)ort\\.ts$|^activities/adapters/[a-zA-Z]+\\.ts$' },
    },
    {
      name: 'adapters-import-domain',
      comment:
        'An adapter speaks with one partner: domain and its own folder. What it needs from elsewhere is a parameter.',
      severity: 'error',
      from: { path: '^activities/adapters/' },
      to: oursExcept('^domain/', '^activities/adapters/'),
    },
    {
      name: 'adapters-do-not-know-each-other',
      comment:
        'Two adapters share nothing but the transport; a step that needs both partners is an activity or a workflow.',
      severity: 'error',
      from: { path: '^activities/adapters/([^/]+)/', pathNot: '^activities/adapters/(http|transport|counterparty)/' },
      to: {
        path: '^activities/adapters/[^/]+/',
        pathNot: ['^activities/adapters/$1/', '^activities/adapters/(http|transport|counterparty)/'],
      },
    },
    {
      name: 'queries-import-domain',
      comment: 'A query takes and gives domain types. What decides belongs in rules/ or services/.',
      severity: 'error',
      from: { path: '^prisma/' },
      to: oursExcept('^domain/', '^prisma/'),
    },
    {
      name: 'services-import-the-inside',
      comment:
        'A service is one use case: domain, rules, stored queries, workflow messages, the Temporal client. HTTP belongs in api/, partners in activities/.',
      severity: 'error',
      from: { path: '^services/' },
      to: oursExcept('^(domain|rules|classification|services)/', '^prisma/', '^workflows/messages\\.ts$'),
    },
    {
      name: 'api-imports-services',
      comment:
        'A route reads the request, calls one service and writes the answer. Its contract takes its words from domain; everything else goes through services/.',
      severity: 'error',
      from: { path: '^api/', pathNot: '^api/contract/' },
      to: oursExcept('^(api|services|domain)/'),
    },
    {
      name: 'contract-imports-the-vocabulary',
      comment: 'The wire is described by zod schemas over the words of domain/. It knows no service and no row.',
      severity: 'error',
      from: { path: '^api/contract/' },
      to: oursExcept('^api/contract/', '^domain/'),
    },
    {
      name: 'web-imports-services',
      comment: 'Pages use the same contract and services as the API. Anything else goes through services/.',
      severity: 'error',
      from: { path: '^web/' },
      to: oursExcept('^(web|services)/', '^api/contract/', '^domain/'),
    },
    {
      name: 'cli-is-a-client',
      comment:
        'The command line speaks to /v1. Only the commands that start, stop, examine or check an installation reach bin/ or rules/.',
      severity: 'error',
      from: {
        path: '^cli/',
        pathNot: INSTALLATION_COMMANDS,
      },
      to: oursExcept('^cli/', '^api/contract/', '^domain/'),
    },
    {
      name: 'cli-installation-commands',
      comment: 'The commands that handle an installation reach bin/, rules/ and the verifier, and nothing further in.',
      severity: 'error',
      from: { path: INSTALLATION_COMMANDS },
      to: oursExcept('^cli/', '^api/contract/', '^domain/', '^bin/', '^rules/', '^verifier/'),
    },
    {
      name: 'the-verifier-shares-nothing',
      comment:
        'The verifier of the audit chains has its own canonical JSON, tree and walk. If it shared ours, or a package of ours, it could never find us wrong.',
      severity: 'error',
      from: { path: '^verifier/' },
      to: { pathNot: '^verifier/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'mocks-can-disagree-with-us',
      comment: 'A mock partner has its own schemas and rules. If it shared ours, it could never find us wrong.',
      severity: 'error',
      from: { path: '^mocks/' },
      to: oursExcept('^mocks/'),
    },
    {
      name: 'nobody-imports-tests-or-benches',
      comment: 'What tests and product both need belongs in the product.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'nobody-imports-processes',
      comment:
        'bin/ is where the parts are put together. What is needed elsewhere is no wiring: move it to its folder.',
      severity: 'error',
      from: { pathNot: '^(bin|test|bench|cli)/' },
      to: { path: '^bin/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or hide a third: find what both need and give it a file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      comment: 'The import names a file or package that is not there. Relative imports end in .js.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      comment: 'The package is used but not in package.json: it is there by chance. npm install --save-exact it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'product-runs-without-dev-packages',
      comment:
        'Only tests and checks may use a dev dependency. Move the package to dependencies, or the code to test/ or bin/check.',
      severity: 'error',
      // In development the test package of the SDK is one way to get a Temporal server; a missing package is the next rung's turn.
      from: {
        pathNot: ['^(test|bench|bin/check)/', '^bin/check\\.ts$', '^bin/setup/temporal/officialDownload\\.run\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'], pathNot: PACKAGE('@types/[^/]+') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/client|\\.portolan|coverage|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.d.ts', '.mjs', '.d.mts', '.js', '.json'],
    },
  },
};
