import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Json } from '../../domain/json.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { addDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { closeInspection, findOpenInspection } from '../../prisma/queries/inspections.js';
import { coverPermits } from '../../prisma/queries/permitCover.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { compareInspection } from '../../rules/decisions/inspection/compareInspection.js';
import type { InspectionComparison } from '../../rules/decisions/inspection/findings.js';
import type { ActivityDeps } from '../deps.js';
import { assessFinally, dataOf } from '../effects/assess.js';
import { needsOf } from '../effects/permitsInForce.js';
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
  if (corrected) await correct(deps, change, comparison.corrected, act.personId, comparison);
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
  data: DeclarationData,
  personId: string,
  comparison: InspectionComparison,
): Promise<void> {
  const number = await addDeclarationVersion(change, {
    data,
    madeBy: 'customs',
    personId,
    reason: 'Corrected after examination',
  });
  const { uncovered } = await coverPermits(change, needsOfFound(deps, change, data));
  if (uncovered.length > 0) {
    throw new ActRefused(
      'PERMIT.QUANTITY_EXHAUSTED',
      `no permit covers what was found: ${uncovered.map(({ permitType }) => permitType).join(', ')}`,
    );
  }
  appendTimeline(change, {
    what: 'declarationCorrected',
    by: BY_SYSTEM,
    why: `Customs corrected the declaration to what was found; it is version ${number} now.`,
    details: { declaration_version: number, differences: plain(comparison) },
  });
}

/** The permits that the declaration named serve first; where they do not cover what was found, any of the exporter's may. */
function needsOfFound(deps: ActivityDeps, change: Change, data: DeclarationData): ReturnType<typeof needsOf> {
  const { permits_on_file: _named, ...goods } = data;
  return (onFile) => {
    const byNamed = needsOf(deps, change, data)(onFile);
    const isCovered = byNamed.value.every(({ coveredBy }) => coveredBy !== null);
    return isCovered ? byNamed : needsOf(deps, change, goods)(onFile);
  };
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
