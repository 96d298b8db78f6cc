import { join } from 'node:path';
import { quietRuntime } from '../../workflows/support/runClearance.js';
import { describeProblems } from '../auditor/problem.js';
import type { ThrowawayInstallation } from '../throwawayInstallation.js';
import type { LoadResult } from './runLoad.js';

/** The workflow code that the installation's workers run. */
const BUNDLE = join('.portolan', 'build', 'workflow-bundle.js');

/**
 * Demands of a load that every story came out as told, that no answer of the API was a fault which does not pass, and
 * of the installation the invariants I1 to I10.
 */
export async function expectSound(running: ThrowawayInstallation, result: LoadResult): Promise<void> {
  quietRuntime();
  expect({ failures: result.failures, defects: result.defects }).toEqual({ failures: [], defects: [] });
  expect(describeProblems(await running.audit({ codePath: BUNDLE }))).toBe('');
}

/** Says in the test's output how large the fault was and how long it took. */
export function report(fault: string, facts: Readonly<Record<string, number>>): void {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${fault}: ${told.join(', ')}\n`);
}
