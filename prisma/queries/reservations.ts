import type { Change } from './change.js';
import { commit, giveBack, reserve } from './ledger.js';
import {
  countReservations,
  listCommittedReservations,
  listOpenReservations,
  type Reservation,
} from './listReservations.js';

/** What a version of a declaration wants of one permit on file. */
export interface PermitReservation {
  permitId: string;
  quantityGrams: number;
}

/**
 * Reserves what a version of a declaration needs on permits on file, and gives back what an earlier version had
 * reserved. Serves submission, resubmission and correction alike. What an earlier release has written off counts towards
 * it and is not reserved twice. Accounts are locked in one order, so that two parcels of one organisation cannot wait for
 * each other.
 *
 * @returns the permits on which too little was left after all: another parcel was faster. Nothing was reserved there.
 */
export async function reserveForVersion(change: Change, needed: readonly PermitReservation[]): Promise<string[]> {
  const committed = await committedByPermit(change);
  const wanted = needed
    .map(({ permitId, quantityGrams }) => ({
      permitId,
      quantityGrams: quantityGrams - (committed.get(permitId) ?? 0),
    }))
    .filter(({ quantityGrams }) => quantityGrams > 0);
  await giveBackReservations(change, wanted);
  const short: string[] = [];
  const open = await openByPermit(change);
  for (const reservation of [...wanted].sort((a, b) => (a.permitId < b.permitId ? -1 : 1))) {
    if (!open.has(reservation.permitId) && !(await reserveOnPermit(change, reservation)))
      short.push(reservation.permitId);
  }
  return short;
}

/**
 * Reserves on one permit. Each time a declaration reserves on a permit it does so under a key of its own: what was given
 * back may be reserved again.
 * @returns false when too little is left
 */
export async function reserveOnPermit(
  { tx, declaration }: Change,
  { permitId, quantityGrams }: PermitReservation,
): Promise<boolean> {
  const { id: declarationId } = declaration;
  const times = await countReservations(tx, declarationId, 'permit_quantity', permitId);
  const key = `permit:${declarationId}:${permitId}:${times + 1}`;
  return reserve(tx, {
    key,
    kind: 'permit_quantity',
    subjectId: permitId,
    declarationId,
    quantity: String(quantityGrams),
  });
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
  return gramsByPermit(await listOpenReservations(tx, declaration.id, 'permit_quantity'));
}

/** Grams written off at an earlier release, by permit. */
export async function committedByPermit({ tx, declaration }: Change): Promise<Map<string, number>> {
  return gramsByPermit(await listCommittedReservations(tx, declaration.id, 'permit_quantity'));
}

/** Grams that are this declaration's own, reserved or written off, by permit. */
export async function heldByPermit({
  tx,
  declaration,
}: Pick<Change, 'tx' | 'declaration'>): Promise<Map<string, number>> {
  return gramsByPermit([
    ...(await listOpenReservations(tx, declaration.id, 'permit_quantity')),
    ...(await listCommittedReservations(tx, declaration.id, 'permit_quantity')),
  ]);
}

function gramsByPermit(reservations: readonly Reservation[]): Map<string, number> {
  const grams = new Map<string, number>();
  for (const { subjectId, quantity } of reservations)
    grams.set(subjectId, (grams.get(subjectId) ?? 0) + Number(quantity));
  return grams;
}
