import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Change } from '../../prisma/queries/change.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { claimWaybill } from '../../prisma/queries/waybills.js';
import { findWaybillUse, s10Use } from '../../rules/decisions/declaration/waybillUse.js';
import { ActRefused } from '../acts/actHandler.js';
import type { ActivityDeps, Transaction } from '../deps.js';

/** Keeps the number of the waybill that a version names for this parcel. @throws ActRefused when another one has it */
export async function claimNamedWaybill(
  { registry }: ActivityDeps,
  { tx, declaration, at }: Change,
  data: DeclarationData,
): Promise<void> {
  const use = findWaybillUse(registry, data, at);
  if (use === undefined) return;
  const { id: declarationId, organisationId } = declaration;
  if (!(await claimWaybill(tx, { ...use, declarationId, organisationId, at })))
    throw new ActRefused('DECLARATION.WAYBILL_REUSED', `${use.carrier} ${use.number}`);
}

/** Keeps the identifier that the post put on the parcel. @returns false when another parcel has it */
export function claimLabel(
  tx: Transaction,
  { id: declarationId, organisationId }: Pick<DeclarationRow, 'id' | 'organisationId'>,
  s10: string,
  at: string,
): Promise<boolean> {
  return claimWaybill(tx, { ...s10Use(s10, at), declarationId, organisationId, at });
}
