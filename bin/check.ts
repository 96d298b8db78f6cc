/**
 * `npm run check`: everything that can be told about the code without running it. One line a step: done or failed, the
 * time it took, and on failure what was found and what to do. `--fix` repairs what can be repaired by itself; a step's
 * name runs that step alone.
 */
import { availableParallelism } from 'node:os';
import type { CheckStep } from './check/checkStep.js';
import { startSteps } from './check/startSteps.js';
import { countries } from './check/steps/countries.js';
import { format } from './check/steps/format.js';
import { generated } from './check/steps/generated.js';
import { layers } from './check/steps/layers.js';
import { lint } from './check/steps/lint.js';
import { supply } from './check/steps/supply.js';
import { types } from './check/steps/types.js';
import { unused } from './check/steps/unused.js';

/** Printed in this order. With `--fix` they also run in it, since they write; documents first, so that the rest sees them. */
const STEPS: readonly CheckStep[] = [generated, format, lint, types, layers, unused, countries, supply];

const fix = process.argv.includes('--fix');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((word) => !STEPS.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(`no step is called ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const steps = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const startedAt = performance.now();
const results = startSteps(steps, fix, fix ? 1 : Math.min(2, availableParallelism()));
let failures = 0;
for (const [index, step] of steps.entries()) {
  const { passed, report, seconds } = await (results[index] ??
    Promise.reject(new Error(`${step.name} was not started`)));
  const remark = passed && report !== '' ? `  ${report}` : '';
  console.log(`${step.name.padEnd(10)} ${(passed ? 'done' : 'failed').padEnd(7)} ${seconds.toFixed(1)} s${remark}`);
  if (passed) continue;
  failures += 1;
  console.log(report.replaceAll(/^/gm, '    '));
  console.log(`    Fix: ${step.repair}.`);
}
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(`${failures === 0 ? 'all is well' : `${failures} of ${steps.length} failed`}, ${seconds} s`);
process.exitCode = failures === 0 ? 0 : 1;
