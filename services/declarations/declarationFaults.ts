import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { checkDeclaration } from '../../rules/decisions/declaration/checkDeclaration.js';
import { codeFaults } from '../nomenclature/codeFaults.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import type { Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Everything that stands in the way of submitting this data today, at once: its form by the contract and, as far as
 * nothing is missing, its codes by the nomenclature and its content by the rules. Pointers lead into the data.
 */
export function declarationFaults(deps: ServiceDeps, data: unknown): Fault[] {
  const { checkShape, registry, clock, config } = deps;
  const form = checkShape(data);
  const isWhole = !form.some(({ code }) => code === 'DECLARATION.FIELD_REQUIRED');
  const at = clock().toISOString();
  const codes = isWhole ? unknownCodes(deps, data as DeclarationData, at) : [];
  const content = isWhole ? contentFaults(registry, data as DeclarationData, at) : [];
  return [...firstOfEach([form, codes, content]), ...policyFaults(data, config.environment)];
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

function unknownCodes(deps: ServiceDeps, { corridor, items }: DeclarationData, at: string): Fault[] {
  const { origin, destination } = corridor;
  const written = items.map(({ hs_code: code }, index) => ({ pointer: `/items/${index}/hs_code`, code }));
  return codeFaults(deps, { countries: [origin, destination], date: deps.registry.dayIn(origin, at) }, written);
}

function contentFaults(registry: PackRegistry, data: DeclarationData, at: string): Fault[] {
  const { origin, destination } = data.corridor;
  return checkDeclaration(registry, data, registry.dayIn(origin, at), registry.dayIn(destination, at));
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
