import { CALLED_KINDS, kindOf, type Counterparty, type CounterpartyKind } from '../domain/clearance/roles.js';
import type { DeclarationRow } from '../prisma/queries/declarationRow.js';
import { retryDefaults } from '../rules/decisions/retryDefaults.js';
import type { PackRegistry } from '../rules/loader/packRegistry.js';
import type { CallPolicy } from '../workflows/ports.js';
import { dayAtOrigin, originOf } from './legalDay.js';

/**
 * How patiently each kind of counterparty is called: as fixed at submission, by the pack of origin where nothing was
 * fixed. All permit agencies share the policy `permit_agency`.
 */
export function callPolicies(registry: PackRegistry, declaration: DeclarationRow): Record<string, CallPolicy> {
  return Object.fromEntries(CALLED_KINDS.map((kind) => [kind, callPolicyOf(registry, declaration, kind)]));
}

/** How patiently one counterparty is called. A policy fixed under the name of an agency stands before that of its kind. */
export function callPolicyOf(
  registry: PackRegistry,
  declaration: DeclarationRow,
  counterparty: Counterparty,
): CallPolicy {
  const kind = kindOf(counterparty);
  const { calls } = declaration;
  return calls[counterparty] ?? calls[kind] ?? fromPack(registry, declaration, kind);
}

function fromPack(registry: PackRegistry, declaration: DeclarationRow, counterparty: CounterpartyKind): CallPolicy {
  const { policy, submittedAt, createdAt } = declaration;
  const { value } = retryDefaults(registry, {
    country: originOf(declaration),
    counterparty,
    date: dayAtOrigin(registry, declaration, submittedAt ?? createdAt),
    ...(policy === null ? {} : { policy }),
  });
  return value;
}
