import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Change } from '../../prisma/queries/change.js';
import { addDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { coverPermits } from '../../prisma/queries/permitCover.js';
import { commitReservations } from '../../prisma/queries/reservations.js';
import type { PermitRequirement } from '../../rules/decisions/permits/permitRequirement.js';
import type { ActivityDeps } from '../deps.js';
import { needsOfGoods } from './permitsInForce.js';

/** What is declared from now on, and by whom. */
export interface ChangedDeclaration {
  data: DeclarationData;
  madeBy: 'exporter' | 'customs';
  personId: string | null;
  reason: string;
}

/**
 * Makes the next version of a declaration that is lodged and stays so. Permits are decided again: what is no longer
 * needed is given back, what is needed more is held, and written off at once where the goods are released already.
 *
 * @returns its number, and the permits that none on file covers; nothing is applied for after acceptance
 */
export async function applyVersion(
  deps: ActivityDeps,
  change: Change,
  { data, madeBy, personId, reason }: ChangedDeclaration,
): Promise<{ number: number; uncovered: PermitRequirement[] }> {
  const number = await addDeclarationVersion(change, {
    data,
    madeBy,
    reason,
    amends: true,
    ...(personId === null ? {} : { personId }),
  });
  const { uncovered } = await coverPermits(change, needsOfGoods(deps, change, data));
  if (change.declaration.releasedAt !== null) await commitReservations(change);
  return { number, uncovered };
}

/** The permits in words, for a refusal. */
export const namesOf = (needs: readonly PermitRequirement[]): string =>
  needs.map(({ permitType, quantityGrams }) => `${permitType} for ${quantityGrams} g`).join(', ');
