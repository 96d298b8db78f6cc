import type { MisfitReason, PermitOnFile } from './permitRequirement.js';

/** What a permit has to cover. */
export interface CoverNeed {
  permitType: string;
  hsCodes: readonly string[];
  destination: string;
  quantityGrams: number;
  date: string;
}

/** The reason a permit on file does not cover a need; undefined if it does. */
export function findMisfit(permit: PermitOnFile, need: CoverNeed): MisfitReason | undefined {
  if (permit.revoked) return 'revoked';
  if (need.date < permit.validFrom || permit.validUntil < need.date) return 'not_in_force';
  const covers = (hsCode: string): boolean => permit.hsPrefixes.some((prefix) => hsCode.startsWith(prefix));
  const reaches = permit.destination === null || permit.destination === need.destination;
  if (!reaches || !need.hsCodes.every(covers)) return 'goods_not_covered';
  return permit.availableGrams < need.quantityGrams ? 'quantity_exhausted' : undefined;
}

/**
 * The permit to write off from: of those that cover the whole quantity, the one that ends first, so that none lapses
 * unused. `wanted` narrows the choice to the permits the declaration names.
 */
export function findCover(
  permits: readonly PermitOnFile[],
  need: CoverNeed,
  wanted: readonly string[] | undefined,
): { covering: PermitOnFile | undefined; misfits: { permitId: string; reason: MisfitReason }[] } {
  const candidates = permits
    .filter((permit) => permit.permitType === need.permitType)
    .filter((permit) => wanted === undefined || wanted.includes(permit.id));
  const misfits: { permitId: string; reason: MisfitReason }[] = [];
  const fitting: PermitOnFile[] = [];
  for (const permit of candidates) {
    const reason = findMisfit(permit, need);
    if (reason === undefined) fitting.push(permit);
    else misfits.push({ permitId: permit.id, reason });
  }
  const [covering] = fitting.sort((a, b) => (a.validUntil < b.validUntil ? -1 : a.validUntil > b.validUntil ? 1 : 0));
  return { covering, misfits };
}
