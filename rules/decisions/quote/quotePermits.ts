import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Pack, Ruleset } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { findRow } from '../../loader/packIndex.js';
import { gapText } from '../assessment/assessSide.js';
import type { Unanswered } from '../assessment/assessment.js';
import type { QuoteQuestion } from '../../../domain/quote/quoteData.js';
import { decidePermits } from '../permits/decidePermits.js';
import { findNeeds } from '../permits/findNeeds.js';
import type { PermitOnFile, PermitRequirement } from '../permits/permitRequirement.js';
import type { QuotedPermit } from './quote.js';

/** The permits that parcels need at origin, one entry a type, and for which goods that cannot be said. */
export function quotePermits(
  registry: PackRegistry,
  parcels: readonly DeclarationData[],
  { ruleset, pack, permitsOnFile }: { ruleset: Ruleset; pack: Pack; permitsOnFile: readonly PermitOnFile[] },
): { permits: QuotedPermit[]; cannotSay: Unanswered[] } {
  const decided = parcels.map((data) => decidePermits(registry, { data, date: ruleset.date, ruleset, permitsOnFile }));
  const needs = decided.flatMap(({ value }) => value);
  const types = [...new Set(needs.map(({ permitType }) => permitType))];
  const permits = types.flatMap((type) => {
    const ofType = needs.filter(({ permitType }) => permitType === type);
    const [first] = ofType;
    return first === undefined ? [] : [toPermit(pack, first, ofType)];
  });
  const unknown = new Set(decided.flatMap(({ facts }) => unknownCodes(facts.cannotSay)));
  return {
    permits,
    cannotSay: [
      ...[...unknown].map((hsCode) => ({ what: `permits for HS ${hsCode}`, why: gapText(pack, 'permits') })),
      ...permits
        .filter(({ fee, applications }) => fee === null && applications > 0)
        .map(({ name }) => ({ what: `fee of the ${name}`, why: gapText(pack, 'fees') })),
    ],
  };
}

/** Does any of the goods need a permit at origin? Where none does, what is on file need not be known. */
export function needsPermits(registry: PackRegistry, { data, date }: QuoteQuestion): boolean {
  const { origin, destination } = data.corridor;
  return findNeeds(registry.packAt(origin, date), data.items, destination, date).length > 0;
}

function toPermit(pack: Pack, first: PermitRequirement, needs: readonly PermitRequirement[]): QuotedPermit {
  const row = findRow(pack, 'permits', first.ruleId);
  const { permitType, agency, asksFor, workingDaysLimit, why, ruleId, confidence } = first;
  return {
    permitType,
    name: row?.name ?? permitType,
    agency,
    applications: needs.filter(({ coveredBy }) => coveredBy === null).length,
    asksFor,
    workingDays: workingDaysLimit,
    fee: row?.fee ?? null,
    why,
    ruleId,
    source: row?.source ?? '',
    confidence,
    coveredBy: needs.every(({ coveredBy }) => coveredBy === first.coveredBy) ? first.coveredBy : null,
  };
}

/** The codes in the fact that `decidePermits` leaves of goods which the pack does not know. */
function unknownCodes(fact: unknown): string[] {
  const rows = Array.isArray(fact) ? (fact as { hsCode?: unknown }[]) : [];
  return rows.flatMap(({ hsCode }) => (typeof hsCode === 'string' ? [hsCode] : []));
}
