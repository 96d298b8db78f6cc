import type { Change } from './change.js';
import { commit, giveBack, listOpenReservations, reserve } from './ledger.js';

/** What a version of a declaration wants of one permit on file. */
export interface PermitReservation {
  permitId: string;
  quantityGrams: number;
}

/**
 * Reserves what a version of a declaration needs on permits on file, and gives back what an earlier version had
 * reserved. Serves submission, resubmission and correction alike. Accounts are locked in one order, so that two parcels
 * of one organisation cannot wait for each other.
 *
 * @returns the permits on which too little was left after all: another parcel was faster. Nothing was reserved there.
 */
export async function reserveForVersion(change: Change, wanted: readonly PermitReservation[]): Promise<string[]> {
  const { tx, declaration } = change;
  const { id: declarationId, declarationVersion } = declaration;
  await giveBackReservations(change, wanted);
  const short: string[] = [];
  const open = await openByPermit(change);
  for (const { permitId, quantityGrams } of [...wanted].sort((a, b) => (a.permitId < b.permitId ? -1 : 1))) {
    if (open.has(permitId)) continue;
    const key = reservationKey(declarationId, permitId, declarationVersion);
    const reserved = await reserve(tx, {
      key,
      kind: 'permit_quantity',
      subjectId: permitId,
      declarationId,
      quantity: String(quantityGrams),
    });
    if (!reserved) short.push(permitId);
  }
  return short;
}

/** Writes off for good everything the declaration has reserved: at release. */
export async function commitReservations({ tx, declaration }: Change): Promise<void> {
  for (const { key } of await listOpenReservations(tx, declaration.id, 'permit_quantity'))
    await commit(tx, `${key}:commit`, key);
}

/**
 * Gives back what the declaration has reserved, but for reservations that are wanted just as they are: on withdrawal,
 * refusal, expiry and abort all of them.
 */
export async function giveBackReservations(
  { tx, declaration }: Change,
  wanted: readonly PermitReservation[] = [],
): Promise<void> {
  for (const { key, subjectId, quantity } of await listOpenReservations(tx, declaration.id, 'permit_quantity')) {
    const kept = wanted.some(
      ({ permitId, quantityGrams }) => permitId === subjectId && quantityGrams === Number(quantity),
    );
    if (!kept) await giveBack(tx, `${key}:give-back`, key);
  }
}

/** Grams reserved and not settled, by permit. */
export async function openByPermit({ tx, declaration }: Change): Promise<Map<string, number>> {
  const open = await listOpenReservations(tx, declaration.id, 'permit_quantity');
  return new Map(open.map(({ subjectId, quantity }) => [subjectId, Number(quantity)]));
}

/** One reservation a permit and version of the declaration: reserved again for the same version, it is the same one. */
export function reservationKey(declarationId: string, permitId: string, declarationVersion: number): string {
  return `permit:${declarationId}:${permitId}:v${declarationVersion}`;
}
