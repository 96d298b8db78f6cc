/**
 * On packs made up for it, end to end over HTTP; then the auditor:
 * - both modes of authority: a country whose customs decides everything in a system of its own, and one in which everything is
 *   decided here and customs only records; every order of the authority's table is reached by one of these;
 * - requests where charges at origin are due, where the authority decides everything, and where nothing is the authority's;
 * - charges at origin: no source in reach names one for Rwanda, so the real pack has none; here a levy and a fee lead through
 *   PAYMENT_DUE.
 */
import { join } from 'node:path';
import { People } from '../../cli/scenario/target.js';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

const ran = describeScenarios({
  folders: ['authority', 'requests', 'origin-charges'].map((folder) => join(import.meta.dirname, folder)),
  settings: { COUNTRIES_DIR: 'test/support/packs' },
  longestMs: 720_000,
  sampled: true,
  always: ['origin-charges'],
  replays: false,
});

test('the levy is one per cent of the goods and the fee USD 5.00, each a charge line of its own', async () => {
  const declarationId = ran.resultOf('origin-charges')?.declarationId ?? '';
  const { body } = await new People(ran.target())
    .get('exporter')
    .call('listAssessments', { path: { declaration_id: declarationId } });
  const { items } = body as { items: { stage: string; origin: { amount: unknown }[] }[] };
  const final = items.find(({ stage }) => stage === 'final');
  // 1 % of the goods' USD 78.00 is 0.78.
  expect(final?.origin.map(({ amount }) => amount)).toEqual([
    { amount: '0.78', currency: 'USD' },
    { amount: '5.00', currency: 'USD' },
  ]);
});
