import { findPermitApplicationOf } from '../../prisma/queries/listPermits.js';
import { findDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import { recordReads } from '../access/recordReads.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';

/**
 * The declaration that a caller names in a use case. What the caller may not know of is answered as unknown; the
 * record's own row-level security stands behind this.
 * That somebody of another organisation is shown it is written down.
 * Throws `ACCESS.ROLE_NOT_ALLOWED`, `DECLARATION.NOT_FOUND`.
 */
export async function getVisibleDeclaration(
  tx: Transaction,
  caller: Caller,
  useCase: UseCase,
  declarationId: string,
): Promise<DeclarationRow> {
  const reach = authorise(caller, useCase);
  const declaration = await findDeclaration(tx, declarationId);
  if (declaration === undefined) throw new ServiceProblem('DECLARATION.NOT_FOUND');
  const own = declaration.organisationId === caller.organisationId;
  if (own) return declaration;
  if (declaration.state === 'DRAFT' || reach === 'organisation') throw new ServiceProblem('DECLARATION.NOT_FOUND');
  if (reach === 'agency' && !(await concernsAgency(tx, declarationId, caller.agency))) {
    throw new ServiceProblem('DECLARATION.NOT_FOUND');
  }
  await recordReads(tx, caller, useCase, [{ declarationId, organisationId: declaration.organisationId }]);
  return declaration;
}

async function concernsAgency(tx: Transaction, declarationId: string, agency: string | null): Promise<boolean> {
  return agency !== null && (await findPermitApplicationOf(tx, declarationId, agency)) !== undefined;
}
