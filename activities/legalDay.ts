import type { Ruleset } from '../rules/loader/pack.js';
import type { DeclarationRow } from '../prisma/queries/declarationRow.js';
import { RecordError } from '../prisma/recordErrors.js';

/** Calendar day of an instant, YYYY-MM-DD in UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/** What rule functions are told about time and law: the ruleset fixed at acceptance, once there is one. */
export function legalTime(
  declaration: DeclarationRow,
  at: string,
): { date: string; decidedAt: string; ruleset?: Ruleset } {
  const { ruleset } = declaration;
  if (ruleset === null) return { date: dayOf(at), decidedAt: at };
  const packs = ruleset.packs.map(({ id, version, hash }) => ({ id, version, hash }));
  return { date: ruleset.date, decidedAt: at, ruleset: { packs, date: ruleset.date } };
}

/** Country of origin of a declaration that has been submitted. */
export function originOf({ id, originCountry }: DeclarationRow): string {
  if (originCountry === null) throw new RecordError('RECORD.MISSING', `declaration ${id} has no country of origin`);
  return originCountry;
}
