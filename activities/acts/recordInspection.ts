import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { findSignatureRule } from '../../domain/clearance/secondSignature.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Json } from '../../domain/json.js';
import type { ActRow } from '../../prisma/queries/acts.js';
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
import { findSignature } from '../effects/signature.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/**
 * The result of the examination, found against declared. What differs becomes a version made by customs; permits are
 * held for what was found, and duty is assessed on it. Where no permit covers what was found, the result cannot lead to
 * release and is not taken: the officer refuses, or asks further. From lane red two officers let goods go on.
 */
export const recordInspection: ActHandler<'recordInspection'> = async ({ deps, change, act, payload, by, reason }) => {
  const inspection = await findOpenInspection(change.tx, change.declaration.id);
  if (inspection?.id !== payload.inspectionId)
    throw new ActRefused('INSPECTION.ALREADY_RECORDED', `inspection ${payload.inspectionId} is not open`);
  const signedBy = await signatureOf(change, act, payload);
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
    details: {
      ...{ inspection_id: inspection.id, round: inspection.round, differences: plain(comparison) },
      ...(signedBy === undefined ? {} : { signed_by: signedBy }),
    },
  });
  if (corrected) {
    const why = 'The examination found otherwise than declared.';
    await correct(deps, change, comparison, { by: BY_SYSTEM, personId: act.personId, why });
  }
  await assessFinally(deps, change);
  return undefined;
};

/**
 * The second officer, where the table of four eyes asks for one: a proposal of this result signed by another person must
 * stand in the record, whatever the act says. @throws ActRefused `OPERATION.SECOND_SIGNATURE_REQUIRED`
 */
async function signatureOf(
  { tx, declaration }: Change,
  act: ActRow,
  { inspectionId, proposalId, signedBy }: ActPayload<'recordInspection'>,
): Promise<string | undefined> {
  const { lane, authority } = declaration;
  const rule = findSignatureRule({ kind: 'inspection_result', lane, decides: authority.lane });
  if (rule === undefined && signedBy === undefined) return undefined;
  const said = { proposalId: proposalId ?? null, signedBy: signedBy ?? null };
  const proposal = await findSignature(tx, act, { kind: 'inspection_result', subjectId: inspectionId, ...said });
  if (proposal !== undefined) return proposal.signedBy;
  throw new ActRefused(
    'OPERATION.SECOND_SIGNATURE_REQUIRED',
    `the result of ${inspectionId} is not signed by a second officer`,
  );
}

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
