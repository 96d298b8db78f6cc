/**
 * Charges at origin. No source in reach names one for Rwanda, so the real pack has none; the test packs have a fictional
 * levy and fee, which lead through PAYMENT_DUE.
 */
import { join } from 'node:path';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import { People } from '../../cli/scenario/target.js';
import { describeProblems } from '../support/auditor/problem.js';
import { shownBy } from '../support/reached/reached.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({ COUNTRIES_DIR: 'test/support/packs' });
}, 60_000);
afterAll(() => running.stop(), 60_000);

test.each([
  'origin-charges',
  'origin-charges-never-paid',
  'origin-charges-held',
  'origin-charges-destroyed',
  'origin-charges-withdrawn',
  'origin-charges-aborted',
])(
  '%s',
  async (name) => {
    const result = await runScenario(loadScenario(join(import.meta.dirname, `${name}.json`)), running.target);
    expect({ failure: result.failure, passed: result.passed }).toEqual({ failure: undefined, passed: true });
    const { shown, onRecord } = await shownBy(running.ownerUrl, name, [result.declarationId ?? '']);
    expect(shown).toEqual(onRecord);
  },
  60_000,
);

test('the levy is one per cent of the goods and the fee USD 5.00, each a charge line of its own', async () => {
  const scenario = loadScenario(join(import.meta.dirname, 'origin-charges.json'));
  const { declarationId } = await runScenario(scenario, running.target);
  const { body } = await new People(running.target)
    .get('exporter')
    .call('listAssessments', { path: { declaration_id: declarationId ?? '' } });
  const { items } = body as { items: { stage: string; origin: { amount: unknown }[] }[] };
  const final = items.find(({ stage }) => stage === 'final');
  // 1 % of the goods' USD 78.00 is 0.78.
  expect(final?.origin.map(({ amount }) => amount)).toEqual([
    { amount: '0.78', currency: 'USD' },
    { amount: '5.00', currency: 'USD' },
  ]);
}, 60_000);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
