import type { CheckStep } from '../checkStep.js';
import type { LayerViolation } from '../cruise.js';
import { cruiseOnce } from '../cruise.js';

/** Who imports whom, by the rules of `.dependency-cruiser.mjs`. */
export const layers: CheckStep = {
  name: 'layers',
  repair: 'each violation says how to repair it',
  async run() {
    const { violations, modules, repairs } = await cruiseOnce();
    if (violations.length === 0) return { passed: true, report: `${modules.length} modules` };
    return {
      passed: false,
      report: violations.map((found) => `${describe(found)}\n  ${repairs.get(found.rule.name) ?? ''}`).join('\n'),
    };
  },
};

function describe({ from, to, rule, cycle = [] }: LayerViolation): string {
  const way = cycle.length > 0 ? cycle.map(({ name }) => name).join(' -> ') : to;
  return `${rule.name}: ${from} -> ${way}`;
}
