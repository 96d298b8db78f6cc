import type { Cruise } from '../../bin/check/cruise.js';
import { cruise } from '../../bin/check/cruise.js';
import { folderGraph } from '../../bin/check/generated/moduleGraphPage.js';
import type { PlantedTree } from './plantedTree.js';
import { PLANTED_SETTINGS, plantTree } from './plantedTree.js';

const word = 'export const word = 1;\n';
const uses = (path: string): string => `import { word } from '${path}';\nexport const twice = word + word;\n`;
const names = (path: string): string => `import type { Word } from '${path}';\nexport const it: Word = 1;\n`;

/** For each rule, a file that breaks it, and what it reaches for. */
const PLANTS: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'domain-imports-only-itself': ['domain/reachesForRules.ts', uses('../rules/word.js')],
  'rules-import-domain-and-arithmetic': ['rules/reachesForQueries.ts', uses('../prisma/queries/word.js')],
  'rules-decide-without-io': ['rules/decisions/reads.ts', "export { readFileSync } from 'node:fs';\n"],
  'classification-is-words-and-lists': ['classification/reachesForRules.ts', uses('../rules/word.js')],
  'nobody-imports-country-packs': ['services/reachesForPack.ts', uses('../countries/word.js')],
  'workflows-import-the-pure-parts': ['workflows/namesAType.ts', names('../domain/declaration/word.js')],
  'workflow-bundle-stays-pure': ['workflows/reachesFar.ts', uses('../domain/ids/leak.js')],
  'activities-implement-ports': ['activities/reachesForService.ts', uses('../services/word.js')],
  'activities-know-ports-not-adapters': ['activities/knowsTransport.ts', uses('./adapters/customs/transport.js')],
  'adapters-import-domain': ['activities/adapters/customs/reachesForRules.ts', uses('../../../rules/word.js')],
  'adapters-do-not-know-each-other': ['activities/adapters/customs/knowsCarrier.ts', uses('../carrier/word.js')],
  'queries-import-domain': ['prisma/queries/reachesForRules.ts', uses('../../rules/word.js')],
  'services-import-the-inside': ['services/reachesForApi.ts', uses('../api/word.js')],
  'api-imports-services': ['api/reachesForQueries.ts', uses('../prisma/queries/word.js')],
  'contract-imports-the-vocabulary': ['api/contract/reachesForService.ts', uses('../../services/word.js')],
  'web-imports-services': ['web/reachesForQueries.ts', uses('../prisma/queries/word.js')],
  'cli-is-a-client': ['cli/commands/track.ts', uses('../../services/word.js')],
  'cli-installation-commands': ['cli/commands/up.ts', uses('../../services/word.js')],
  'the-verifier-shares-nothing': ['verifier/usesPackage.ts', uses('declared')],
  'mocks-can-disagree-with-us': ['mocks/sharesOurs.ts', names('../domain/word.js')],
  'nobody-imports-tests-or-benches': ['services/reachesForTest.ts', uses('../test/word.js')],
  'nobody-imports-processes': ['services/reachesForProcess.ts', uses('../bin/word.js')],
  'no-circles': ['services/circleOne.ts', uses('./circleTwo.js')],
  'everything-resolves': ['services/reachesForNothing.ts', uses('./nowhere.js')],
  'packages-are-declared': ['services/byChance.ts', uses('stranger')],
  'product-runs-without-dev-packages': ['services/needsTestPackage.ts', uses('fortests')],
};

/** What the planted files reach for, and one file each that keeps the rules. */
const SURROUNDINGS = {
  'domain/word.ts': `export type Word = number;\n${word}`,
  'domain/declaration/word.ts': `export type Word = number;\n${word}`,
  'domain/ids/word.ts': word,
  'domain/ids/leak.ts': uses('../../rules/word.js'),
  'rules/word.ts': word,
  'rules/loader/reads.ts': "export { readFileSync } from 'node:fs';\n",
  'countries/word.ts': word,
  'workflows/ports.ts': uses('../domain/ids/word.js'),
  'workflows/messages.ts': word,
  'activities/record.ts': uses('../workflows/ports.js').replaceAll('word', 'twice').replace('twice =', 'four ='),
  'activities/adapters/customs/port.ts': word,
  'activities/adapters/customs/transport.ts': word,
  'activities/adapters/carrier/word.ts': word,
  'activities/usesPort.ts': uses('./adapters/customs/port.js'),
  'services/word.ts': word,
  'services/usesMessages.ts': uses('../workflows/messages.js'),
  'services/usesPackage.ts': uses('declared'),
  'services/circleTwo.ts': "import { twice } from './circleOne.js';\nexport const word: number = twice;\n",
  'prisma/queries/word.ts': word,
  'api/word.ts': uses('../services/word.js'),
  'test/word.ts': word,
  'bin/word.ts': uses('../services/word.js'),
};

describe('layers', () => {
  let tree: PlantedTree;
  let planted: Cruise;

  beforeAll(async () => {
    tree = plantTree({ ...PLANTED_SETTINGS, ...SURROUNDINGS, ...Object.fromEntries(Object.values(PLANTS)) });
    planted = await cruise(tree.folder);
  });

  afterAll(() => tree.remove());

  test('of this checkout hold', async () => {
    const { violations, modules } = await cruise();
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    expect(modules.length).toBeGreaterThan(300);
  });

  test('every rule has a planted file that breaks it, and says how to repair it', () => {
    expect([...planted.repairs.keys()].sort()).toEqual(Object.keys(PLANTS).sort());
    for (const [rule, repair] of planted.repairs) expect([rule, repair.length > 40]).toEqual([rule, true]);
  });

  test.each(Object.entries(PLANTS))('%s catches its planted file', (rule, [path]) => {
    const caught = planted.violations.filter(({ from }) => from === path).map(({ rule: { name } }) => name);
    expect(caught).toContain(rule);
  });

  test('files that keep the rules are left in peace', () => {
    const guilty = new Set([
      ...Object.values(PLANTS).map(([path]) => path),
      'domain/ids/leak.ts',
      'services/circleTwo.ts',
    ]);
    const innocent = planted.violations.filter(({ from }) => !guilty.has(from));
    // workflows/ports.ts reaches nothing impure; only the planted chain over domain/ids/leak.ts does.
    expect(innocent).toEqual([]);
  });

  test('the drawn graph follows the imports', () => {
    const graph = folderGraph(planted).split('\n');
    expect(graph).toEqual(expect.arrayContaining(['  domain --> rules', '  adapters --> rules', '  api --> services']));
    expect(graph.filter((line) => line.includes('test'))).toEqual([]);
  });
});
