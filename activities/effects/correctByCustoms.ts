import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { differingPointers } from '../../domain/declaration/differingPointers.js';
import type { TriggerQuery } from '../../domain/clearance/transitions.js';
import type { Json } from '../../domain/json.js';
import { closeAmendment, createAmendment, findOpenAmendment } from '../../prisma/queries/amendmentRequests.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { BY_SYSTEM, type DoneBy } from '../../prisma/queries/timeline.js';
import type { PermitRequirement } from '../../rules/decisions/permits/permitRequirement.js';
import type { ActivityDeps } from '../deps.js';
import { moveTo } from '../enterState.js';
import { applyVersion } from './applyVersion.js';
import { dataOf } from './assess.js';
import { endAmendment } from './requests/endAmendment.js';

/** What customs found otherwise than declared, and says from now on. */
export interface CorrectionByCustoms {
  data: DeclarationData;
  by: DoneBy;
  /** The officer; null where the authority's own system corrected. */
  personId: string | null;
  why: string;
  /** The act that corrects, where one does. */
  trigger?: TriggerQuery;
  /** What was found, in whatever form the correction brought it. */
  details?: Readonly<Record<string, Json>>;
}

/**
 * Customs corrects the declaration: a version of its own with its reason and the fields it changed, kept among the
 * amendments, with permits held for what was found. Whatever the exporter had asked for was about what no longer stands.
 * Duty is assessed again by the caller: finally after an examination, else as far as it was.
 *
 * @returns the permits that nothing on file covers: the caller decides whether the correction may stand all the same
 */
export async function correctByCustoms(
  deps: ActivityDeps,
  change: Change,
  { data, by, personId, why, trigger, details = {} }: CorrectionByCustoms,
): Promise<PermitRequirement[]> {
  const { tx, declaration } = change;
  const pointers = differingPointers(await dataOf(change), data);
  const open = await findOpenAmendment(tx, declaration.id);
  if (open !== undefined) {
    const overtaken = 'Overtaken by events: customs corrected the declaration itself.';
    await endAmendment(change, open, { standing: 'overtaken', by: BY_SYSTEM, why: overtaken });
  }
  const asked = { data, pointers, reason: why, madeBy: 'customs', personId, standing: 'granted' } as const;
  const correction = await createAmendment(change, asked);
  const { number, uncovered } = await applyVersion(deps, change, { data, madeBy: 'customs', personId, reason: why });
  await closeAmendment(change, correction.id, {
    standing: 'granted',
    decidedBy: by.actor,
    why,
    becameVersion: number,
  });
  const told = {
    what: 'declarationCorrected',
    by,
    why: `Customs corrected the declaration; it is version ${number} now. ${why}`,
    details: { declaration_version: number, amendment_id: correction.id, pointers, ...details },
  } as const;
  if (trigger === undefined) appendTimeline(change, told);
  else await moveTo(deps, change, { ...told, trigger });
  return uncovered;
}
