import { newId } from '../newId.js';
import type { Change } from './change.js';

/** Customs puts a hold on the consignment. One at a time: a unique index says so too. @returns its id */
export async function placeHold(
  { tx, at, declaration }: Change,
  { placedBy, reason }: { placedBy: string; reason: string },
): Promise<string> {
  const id = newId('hold');
  const { id: declarationId, organisationId } = declaration;
  await tx.hold.create({
    data: { id, declarationId, organisationId, placedBy, reason, placedAt: new Date(at) },
    select: { id: true },
  });
  return id;
}

/** Lifts the hold that stands, if any. @returns its id */
export async function liftHold(
  { tx, at, declaration }: Change,
  { liftedBy, reason }: { liftedBy: string; reason: string },
): Promise<string | undefined> {
  const standing = await tx.hold.findFirst({ where: { declarationId: declaration.id, liftedAt: null } });
  if (standing === null) return undefined;
  await tx.hold.update({
    where: { id: standing.id },
    data: { liftedBy, liftedWhy: reason, liftedAt: new Date(at) },
    select: { id: true },
  });
  return standing.id;
}
