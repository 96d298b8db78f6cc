import type { Corridor } from '../domain/declaration/declarationData.js';
import type { Ruleset } from '../rules/loader/pack.js';
import type { PackRegistry } from '../rules/loader/packRegistry.js';
import { rulesetAt } from '../rules/loader/rulesetRef.js';
import type { DeclarationRow } from '../prisma/queries/declarationRow.js';
import { RecordError } from '../prisma/recordErrors.js';

/** What rule functions are told about time and law. */
export interface LegalTime {
  /** Day at origin whose law holds, YYYY-MM-DD. */
  date: string;
  /** ISO 8601 UTC. */
  decidedAt: string;
  ruleset: Ruleset;
}

/** The law that a declaration stands under: the ruleset fixed at acceptance, or until then that of the instant. */
export function legalTime(registry: PackRegistry, declaration: DeclarationRow, at: string): LegalTime {
  const ruleset = declaration.ruleset ?? rulesetAt(registry, corridorOf(declaration), at);
  return { date: ruleset.date, decidedAt: at, ruleset };
}

/** The day it is in a declaration's country of origin at an instant (ISO 8601 UTC), YYYY-MM-DD. */
export const dayAtOrigin = (registry: PackRegistry, declaration: DeclarationRow, at: string): string =>
  registry.dayIn(originOf(declaration), at);

/** Country of origin of a declaration that has been submitted. */
export const originOf = (declaration: DeclarationRow): string => corridorOf(declaration).origin;

function corridorOf({ id, originCountry, destinationCountry }: DeclarationRow): Corridor {
  if (originCountry === null) throw new RecordError('RECORD.MISSING', `declaration ${id} has no country of origin`);
  if (destinationCountry === null) {
    throw new RecordError('RECORD.MISSING', `declaration ${id} has no country of destination`);
  }
  return { origin: originCountry, destination: destinationCountry };
}
