import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Json } from '../../domain/json.js';
import type { Change } from '../../prisma/queries/change.js';
import { closeInspection, findOpenInspection } from '../../prisma/queries/inspections.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM, type DoneBy } from '../../prisma/queries/timeline.js';
import { compareInspection } from '../../rules/decisions/inspection/compareInspection.js';
import type { InspectionComparison } from '../../rules/decisions/inspection/findings.js';
import type { ActivityDeps } from '../deps.js';
import { namesOf } from '../effects/applyVersion.js';
import { assessFinally, dataOf } from '../effects/assess.js';
import { correctByCustoms } from '../effects/correctByCustoms.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/**
 * The result of the examination, found against declared. What differs becomes a version made by customs; permits are
 * held for what was found, and duty is assessed on it. Where no permit covers what was found, the result cannot lead to
 * release and is not taken: the officer refuses, or asks further.
 */
export const recordInspection: ActHandler<'recordInspection'> = async ({ deps, change, act, payload, by, reason }) => {
  const inspection = await findOpenInspection(change.tx, change.declaration.id);
  if (inspection?.id !== payload.inspectionId)
    throw new ActRefused('INSPECTION.ALREADY_RECORDED', `inspection ${payload.inspectionId} is not open`);
  const comparison = compare(await dataOf(change), payload);
  await closeInspection(change, inspection.id, {
    inspectedBy: act.personId,
    examinationResult: resultOf(payload, comparison),
  });
  await closeTasks(change, 'done', act.personId, { kinds: ['inspection'] });
  const corrected = comparison.differences.length > 0;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'recordInspection' },
    what: 'inspectionRecorded',
    by,
    why: reason(corrected ? 'The goods differ from what was declared.' : 'The goods were found as declared.'),
    details: { inspection_id: inspection.id, round: inspection.round, differences: plain(comparison) },
  });
  if (corrected) {
    const why = 'The examination found otherwise than declared.';
    await correct(deps, change, comparison, { by: BY_SYSTEM, personId: act.personId, why });
  }
  await assessFinally(deps, change);
  return undefined;
};

function compare(
  declared: DeclarationData,
  { found, grossWeightGrams }: ActPayload<'recordInspection'>,
): InspectionComparison {
  const findings = { items: found, ...(grossWeightGrams === null ? {} : { gross_weight_grams: grossWeightGrams }) };
  const comparison = compareInspection(declared, findings);
  const [problem] = comparison.problems;
  if (problem !== undefined) throw new ActRefused(problem.code, problem.pointer);
  return comparison;
}

async function correct(
  deps: ActivityDeps,
  change: Change,
  comparison: InspectionComparison,
  found: { by: DoneBy; personId: string; why: string },
): Promise<void> {
  const details = { differences: plain(comparison) };
  const uncovered = await correctByCustoms(deps, change, { data: comparison.corrected, ...found, details });
  if (uncovered.length > 0)
    throw new ActRefused('PERMIT.QUANTITY_EXHAUSTED', `no permit covers what was found: ${namesOf(uncovered)}`);
}

const plain = ({ differences }: InspectionComparison): Json => differences.map((difference) => ({ ...difference }));

function resultOf(
  { found, grossWeightGrams, notes }: ActPayload<'recordInspection'>,
  comparison: InspectionComparison,
): Json {
  const items = found.map(({ value, ...item }) => ({
    ...item,
    ...(value === undefined ? {} : { value: { ...value } }),
  }));
  return { found: items, gross_weight_grams: grossWeightGrams, notes, differences: plain(comparison) };
}
