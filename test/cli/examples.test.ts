/** The example scenarios as files: they are read, they tell every story that is promised, and their sums are worked out. */
import { join } from 'node:path';
import { OPERATIONS } from '../../api/contract/operations.js';
import { DraftDeclarationData } from '../../api/contract/draftDeclarationData.js';
import { fillIn } from '../../cli/scenario/fillIn.js';
import { loadScenarios } from '../../cli/scenario/loadScenarios.js';
import type { ExpectedAssessment } from '../../cli/scenario/expectation.js';
import type { Scenario } from '../../cli/scenario/schema.js';

const scenarios = loadScenarios(join(import.meta.dirname, '../../examples'));
const byName = scenarios.map((scenario): [string, Scenario] => [scenario.name, scenario]);

const assessmentsOf = (scenario: Scenario): ExpectedAssessment[] =>
  scenario.steps.flatMap((step) =>
    'expect' in step && step.expect.assessment !== undefined ? [step.expect.assessment] : [],
  );

describe('the example scenarios', () => {
  test('end cleared, withdrawn, refused, returned and aborted', () => {
    const ends = new Set(scenarios.map(({ expected_end }) => expected_end));
    expect([...ends].sort()).toEqual(['ABORTED', 'CLEARED', 'REFUSED', 'RETURNED_TO_EXPORTER', 'WITHDRAWN']);
  });

  test('take every lane', () => {
    const lanes = scenarios.flatMap(({ steps }) =>
      steps.flatMap((step) => ('expect' in step ? [step.expect.lane] : [])),
    );
    expect([...new Set(lanes.filter((lane) => typeof lane === 'string'))].sort()).toEqual([
      'blue',
      'green',
      'red',
      'yellow',
    ]);
  });

  test('resolve parked steps in each of the four ways', () => {
    const bodies = scenarios.flatMap(({ steps }) =>
      steps.flatMap((step) => ('do' in step && step.do === 'createOperation' ? [step.body] : [])),
    );
    const actions = bodies.map((body) => (body as { action: string }).action);
    expect([...new Set(actions)].sort()).toEqual(['abort', 'override', 'retry', 'skip']);
  });

  test.each(byName)('%s asks only for operations that the API has', (_, { steps }) => {
    const known = OPERATIONS.map(({ operationId }) => operationId);
    const asked = steps.flatMap((step) => ('do' in step ? [step.do] : []));
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each(byName)('%s declares what the contract takes', (_, { declaration, policy }) => {
    const known = new Map([
      ['run', 'A1B2C3D4'],
      ['today', '2026-11-23'],
    ]);
    expect(DraftDeclarationData.safeParse({ ...(fillIn(declaration, known) as object), policy }).error).toBeUndefined();
  });

  test.each(byName)('%s works out by hand what it expects to be charged', (_, scenario) => {
    for (const { sum, customs_value: value, lines } of assessmentsOf(scenario)) {
      const stated = sum.replaceAll(',', '');
      expect(stated).toContain(`${value.currency} ${value.amount}`);
      for (const { amount, tax } of lines)
        if (tax !== 'duty') expect(stated).toContain(`${amount.currency} ${amount.amount}`);
    }
  });
});
