import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { loadTableRates } from '../../prisma/queries/exchangeRates.js';
import type { Transaction } from '../../prisma/withActor.js';
import { checkExportLimits, exportLimitRates } from '../../rules/decisions/declaration/checkExportLimits.js';
import type { Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * What is said of goods that are worth more than their export regime allows, by the exchange rates of the day at the
 * origin. Asked once form and content are without faults; pointers lead into the body that brings `data`.
 */
export async function exportLimitFaults(
  { registry, clock }: Pick<ServiceDeps, 'registry' | 'clock'>,
  tx: Transaction,
  data: DeclarationData,
): Promise<Fault[]> {
  const date = registry.dayIn(data.corridor.origin, clock().toISOString());
  const needs = exportLimitRates(registry, data, date);
  const rates = needs.length === 0 ? {} : { tables: await loadTableRates(tx, needs) };
  return checkExportLimits(registry, data, date, rates).map((fault) => ({
    ...fault,
    pointer: `/data${fault.pointer}`,
  }));
}
