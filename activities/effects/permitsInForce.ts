import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Decision } from '../../domain/decision.js';
import type { Change } from '../../prisma/queries/change.js';
import { reservedPermits, type DecideNeeds, type PermitChoice } from '../../prisma/queries/permitCover.js';
import { decidePermits } from '../../rules/decisions/permits/decidePermits.js';
import type { PermitRequirement } from '../../rules/decisions/permits/permitRequirement.js';
import type { ActivityDeps } from '../deps.js';
import { dayAtOrigin, legalTime } from '../legalDay.js';

/**
 * The rules' question about the permits of a declaration: what is needed by the law of acceptance (once there is one),
 * and which permits are valid today.
 */
export function needsOf(
  { registry }: ActivityDeps,
  { declaration, at }: Change,
  data: DeclarationData,
): DecideNeeds<PermitRequirement> {
  const { ruleset } = legalTime(registry, declaration, at);
  return (permitsOnFile: PermitChoice[]): Decision<PermitRequirement[]> =>
    decidePermits(registry, {
      data,
      permitsOnFile,
      date: dayAtOrigin(registry, declaration, at),
      decidedAt: at,
      ruleset,
    });
}

/** The permits that the goods need and that this declaration has not reserved in full on a permit valid today. */
export async function missingPermits(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
): Promise<PermitRequirement[]> {
  // Any permit it has reserved serves, also one that was granted after the data named others.
  const { permits_on_file: _named, ...goods } = data;
  const { value } = needsOf(deps, change, goods)(await reservedPermits(change));
  return value.filter(({ coveredBy }) => coveredBy === null);
}

/** The permits that the declaration named serve first; where they do not cover the goods, any of the exporter's may. */
export function needsOfGoods(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
): DecideNeeds<PermitRequirement> {
  const { permits_on_file: _named, ...goods } = data;
  return (onFile) => {
    const byNamed = needsOf(deps, change, data)(onFile);
    const isCovered = byNamed.value.every(({ coveredBy }) => coveredBy !== null);
    return isCovered ? byNamed : needsOf(deps, change, goods)(onFile);
  };
}
