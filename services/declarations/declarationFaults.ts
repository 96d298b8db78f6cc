import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { checkDeclaration } from '../../rules/decisions/declaration/checkDeclaration.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import type { Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Everything that stands in the way of submitting this data today, at once: its form by the contract and, as far as
 * nothing is missing, its content by the rules. Pointers lead into the data.
 */
export function declarationFaults({ checkShape, registry, clock, config }: ServiceDeps, data: unknown): Fault[] {
  const form = checkShape(data);
  const isWhole = !form.some(({ code }) => code === 'DECLARATION.FIELD_REQUIRED');
  const content = isWhole ? contentFaults(registry, data as DeclarationData, clock().toISOString()) : [];
  const seen = new Set(form.map(({ pointer }) => pointer));
  return [...form, ...content.filter(({ pointer }) => !seen.has(pointer)), ...policyFaults(data, config.environment)];
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
