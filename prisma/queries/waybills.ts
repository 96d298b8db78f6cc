import type { Transaction } from '../withActor.js';

/** A carrier's number on a parcel. */
export interface Waybill {
  carrier: string;
  number: string;
}

/** Whose number it is, and since when nobody else may have used it. */
export interface WaybillClaim extends Waybill {
  declarationId: string;
  organisationId: string;
  at: string;
  /** Start of the time in which the carrier must not have given the number to another parcel. */
  since: string;
}

/**
 * Has the carrier given the number to another parcel since then, of whatever firm? Holds a lock on the number until the
 * transaction ends, so that two parcels at once cannot both find it free.
 */
export async function isWaybillTaken(
  tx: Transaction,
  { carrier, number, declarationId, since }: Omit<WaybillClaim, 'organisationId' | 'at'>,
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`waybill:${carrier}:${number}`}, 0))`;
  const [found] = await tx.$queryRaw<
    { taken: boolean }[]
  >`SELECT waybill_is_taken(${carrier}, ${number}, ${declarationId}, ${since}::timestamptz) AS taken`;
  return found?.taken === true;
}

/** Keeps the number for a parcel, unless another one has it. @returns false when it is taken */
export async function claimWaybill(tx: Transaction, claim: WaybillClaim): Promise<boolean> {
  if (await isWaybillTaken(tx, claim)) return false;
  const { carrier, number, declarationId, organisationId, at } = claim;
  await tx.waybillUse.createMany({
    data: [{ carrier, number, declarationId, organisationId, usedAt: new Date(at) }],
    skipDuplicates: true,
  });
  return true;
}
