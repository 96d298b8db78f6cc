import type { Change } from '../../../prisma/queries/change.js';
import { giveBack, reserve } from '../../../prisma/queries/ledger.js';
import { listOpenReservations } from '../../../prisma/queries/listReservations.js';
import { permitChoices } from '../../../prisma/queries/permitCover.js';
import { heldByPermit } from '../../../prisma/queries/reservations.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { PermitRequirement } from '../../../rules/decisions/permits/permitRequirement.js';
import type { ActivityDeps } from '../../deps.js';
import { needsOfGoods } from '../permitsInForce.js';

/**
 * Holds what a request needs beyond what the declaration has already, so that no other parcel takes it while customs
 * decides. What stands stays held too.
 *
 * @returns the permits of which too little is left; then nothing may be requested, since nothing is applied for any more
 */
export async function holdForRequest(
  deps: ActivityDeps,
  change: Change,
  requestId: string,
  data: DeclarationData,
): Promise<PermitRequirement[]> {
  const { value: needs } = needsOfGoods(deps, change, data)(await permitChoices(change));
  const missing = needs.filter(({ coveredBy }) => coveredBy === null);
  if (missing.length > 0) return missing;
  const held = await heldByPermit(change);
  const short: PermitRequirement[] = [];
  for (const need of [...needs].sort((a, b) => ((a.coveredBy ?? '') < (b.coveredBy ?? '') ? -1 : 1))) {
    const permitId = need.coveredBy ?? '';
    const more = need.quantityGrams - (held.get(permitId) ?? 0);
    if (more > 0 && !(await reserveMore(change, requestId, permitId, more))) short.push(need);
  }
  return short;
}

/** The request came to nothing: what was held for it alone is given back. */
export async function giveBackForRequest({ tx, declaration }: Change, requestId: string): Promise<void> {
  for (const { key } of await listOpenReservations(tx, declaration.id, 'permit_quantity')) {
    if (key.startsWith(`${requestId}:`)) await giveBack(tx, `${key}:give-back`, key);
  }
}

function reserveMore(
  { tx, declaration }: Change,
  requestId: string,
  permitId: string,
  grams: number,
): Promise<boolean> {
  return reserve(tx, {
    key: `${requestId}:${permitId}`,
    kind: 'permit_quantity',
    subjectId: permitId,
    declarationId: declaration.id,
    quantity: String(grams),
  });
}
