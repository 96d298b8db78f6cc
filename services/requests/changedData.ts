import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { differingPointers } from '../../domain/declaration/differingPointers.js';
import { fixedAmong } from '../../domain/declaration/fixedFields.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { permitChoices } from '../../prisma/queries/permitCover.js';
import { isWaybillTaken } from '../../prisma/queries/waybills.js';
import type { Transaction } from '../../prisma/withActor.js';
import { findWaybillUse } from '../../rules/decisions/declaration/waybillUse.js';
import { declarationFaults } from '../declarations/declarationFaults.js';
import { exportLimitFaults } from '../declarations/exportLimits.js';
import { needsOf, waybillFault } from '../declarations/submission.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Data as they should be, and the pointers at which they differ from what stands. */
export interface ChangedData {
  data: DeclarationData;
  pointers: string[];
}

/**
 * Checks data by which a lodged declaration would be changed: all faults of form and content at once, with the fields that
 * no amendment may change, and whether it changes anything.
 * Throws `DECLARATION.INCOMPLETE` or `AMENDMENT.FIELD_FIXED` with all faults, `AMENDMENT.NOTHING_CHANGED`.
 */
export async function checkChangedData(
  deps: ServiceDeps,
  tx: Transaction,
  declaration: DeclarationRow,
  given: unknown,
): Promise<ChangedData> {
  const faults = declarationFaults(deps, given).map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` }));
  const data = given as DeclarationData;
  // A draft has no version yet, and will be refused for its state.
  const isLodged = declaration.declarationVersion > 0;
  const standing = isLodged && (await getDeclarationVersion(tx, declaration.id, declaration.declarationVersion)).data;
  const pointers = standing === false ? [] : differingPointers(standing, data);
  const fixed = fixedAmong(pointers).map(fixedFault);
  const others =
    faults.length > 0
      ? faults
      : [...(await waybillFaults(deps, tx, declaration, data)), ...(await exportLimitFaults(deps, tx, data))];
  if (others.length + fixed.length > 0) {
    const code = others.length > 0 ? 'DECLARATION.INCOMPLETE' : 'AMENDMENT.FIELD_FIXED';
    throw new ServiceProblem(code, { faults: [...others, ...fixed] });
  }
  if (isLodged && pointers.length === 0) throw new ServiceProblem('AMENDMENT.NOTHING_CHANGED');
  return { data, pointers };
}

/** Throws `PERMIT.QUANTITY_EXHAUSTED`, naming what is missing: after acceptance nothing is applied for any more. */
export async function refuseUncovered(
  deps: ServiceDeps,
  tx: Transaction,
  declaration: DeclarationRow,
  { permits_on_file: _named, ...goods }: DeclarationData,
): Promise<void> {
  const at = deps.clock().toISOString();
  const choices = await permitChoices({ tx, declaration });
  const missing = needsOf(deps, goods, at)(choices).value.filter(({ coveredBy }) => coveredBy === null);
  if (missing.length === 0) return;
  const named = missing.map(({ permitType, agency, quantityGrams }) => `${permitType} (${agency}), ${quantityGrams} g`);
  throw new ServiceProblem('PERMIT.QUANTITY_EXHAUSTED', { detail: `No permit on file covers: ${named.join('; ')}.` });
}

const fixedFault = (pointer: string): Fault => ({
  pointer: `/data${pointer}`,
  code: 'AMENDMENT.FIELD_FIXED',
  message: 'This names the case itself and is not amended.',
  hint: 'Withdraw the declaration and lodge another one.',
});

async function waybillFaults(
  { registry, clock }: ServiceDeps,
  tx: Transaction,
  { id: declarationId }: DeclarationRow,
  data: DeclarationData,
): Promise<Fault[]> {
  const use = findWaybillUse(registry, data, clock().toISOString());
  if (use === undefined || !(await isWaybillTaken(tx, { ...use, declarationId }))) return [];
  return [waybillFault(use.since)];
}
