import type { DeclarationRow } from '../prisma/queries/declarationRow.js';
import { retryDefaults } from '../rules/decisions/retryDefaults.js';
import type { PackRegistry } from '../rules/loader/packRegistry.js';
import type { CallPolicy, CounterpartyName } from '../workflows/ports.js';
import { dayOf, originOf } from './legalDay.js';

/** How patiently each counterparty is called: as fixed at submission, by the pack of origin where nothing was fixed. */
export function callPolicies(
  registry: PackRegistry,
  declaration: DeclarationRow,
): Record<CounterpartyName, CallPolicy> {
  const { calls } = declaration;
  const policyOf = (counterparty: CounterpartyName): CallPolicy =>
    calls[counterparty] ?? fromPack(registry, declaration, counterparty);
  return {
    customs: policyOf('customs'),
    naeb: policyOf('naeb'),
    rica: policyOf('rica'),
    carrier: policyOf('carrier'),
    payment: policyOf('payment'),
  };
}

function fromPack(registry: PackRegistry, declaration: DeclarationRow, counterparty: CounterpartyName): CallPolicy {
  const { policy, submittedAt, createdAt } = declaration;
  const { value } = retryDefaults(registry, {
    country: originOf(declaration),
    counterparty,
    date: dayOf(submittedAt ?? createdAt),
    ...(policy === null ? {} : { policy }),
  });
  return value;
}
