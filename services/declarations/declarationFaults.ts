import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { checkDeclaration } from '../../rules/decisions/declaration/checkDeclaration.js';
import { itemCodeFaults } from '../nomenclature/codeFaults.js';
import type { Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Everything that stands in the way of submitting this data today, at once: its form by the contract and, as far as
 * nothing is missing, its codes by the nomenclature and its content by the rules. Pointers lead into the data.
 */
export function declarationFaults(deps: ServiceDeps, data: unknown): Fault[] {
  const { checkShape, config } = deps;
  const form = checkShape(data);
  const isWhole = !form.some(({ code }) => code === 'DECLARATION.FIELD_REQUIRED');
  const found = isWhole ? contentFaults(deps, data as DeclarationData) : [];
  return [...firstOfEach([form, ...found]), ...policyFaults(data, config.environment)];
}

/** Of what is found about one place, the earlier kind of fault makes the later one idle. */
const firstOfEach = (kinds: readonly (readonly Fault[])[]): Fault[] => {
  const seen = new Set<string>();
  return kinds.flatMap((faults) => {
    const kept = faults.filter(({ pointer }) => !seen.has(pointer));
    for (const { pointer } of kept) seen.add(pointer);
    return kept;
  });
};

/** Codes that the nomenclature lacks, then what the rules find. */
function contentFaults(deps: ServiceDeps, data: DeclarationData): Fault[][] {
  const { registry, clock } = deps;
  const { origin, destination } = data.corridor;
  const at = clock().toISOString();
  const date = registry.dayIn(origin, at);
  return [itemCodeFaults(deps, data, date), checkDeclaration(registry, data, date, registry.dayIn(destination, at))];
}

/** A policy that shortens deadlines is for trials; in production the law's lengths hold. */
function policyFaults(data: unknown, environment: string): Fault[] {
  const given = typeof data === 'object' && data !== null && 'policy' in data && data.policy !== undefined;
  if (!given || environment !== 'production') return [];
  return [
    {
      pointer: '/policy',
      code: 'DECLARATION.POLICY_NOT_ALLOWED',
      message: 'Deadlines may be shortened by a policy outside production only.',
      hint: 'Leave "policy" out.',
    },
  ];
}
