import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Decision } from '../../domain/decision.js';
import { findLastAssessment, recordAssessment } from '../../prisma/queries/assessments.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { recordDecision } from '../../prisma/queries/decisions.js';
import { BY_SYSTEM, type DoneBy } from '../../prisma/queries/timeline.js';
import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import { assessmentDifferences } from '../../rules/decisions/assessment/assessmentDifferences.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import type { ActivityDeps } from '../deps.js';
import { legalTime } from '../legalDay.js';
import { issueCharges } from './charges.js';

/** The data that stand. */
export async function dataOf({ tx, declaration }: Change): Promise<DeclarationData> {
  return (await getDeclarationVersion(tx, declaration.id, declaration.declarationVersion)).data;
}

/** Assesses duty and tax as they look at acceptance; nothing is due yet. */
export async function assessProvisionally(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<void> {
  await record(change, decide(deps, change, data, 'provisional'), BY_SYSTEM, {});
}

/**
 * The final assessment: recorded, told with what differs from the one before, and its charges made due. A re-assessment
 * issues differences and replaces nothing.
 */
export async function assessFinally(deps: ActivityDeps, change: Change, by: DoneBy = BY_SYSTEM): Promise<void> {
  const decision = decide(deps, change, await dataOf(change), 'final');
  const before = await findBefore(change);
  const differences = before === undefined ? [] : assessmentDifferences(before, decision.value);
  await record(change, decision, by, { differences });
}

function decide(
  { registry }: ActivityDeps,
  { declaration, at }: Change,
  data: DeclarationData,
  stage: Assessment['stage'],
): Decision<Assessment> {
  return assessDuty(registry, { data, stage, ...legalTime(declaration, at) });
}

async function findBefore({ tx, declaration }: Change): Promise<Assessment | undefined> {
  const final = await findLastAssessment(tx, declaration.id, 'final');
  // Both were recorded by this module.
  return (final ?? (await findLastAssessment(tx, declaration.id, 'provisional'))) as Assessment | undefined;
}

async function record(
  change: Change,
  decision: Decision<Assessment>,
  by: DoneBy,
  said: { differences?: ReturnType<typeof assessmentDifferences> },
): Promise<void> {
  const { value, explanation, ruleId } = decision;
  const { stage, customsValue, origin, destination, totals, destinationIsEstimate } = value;
  const decisionId = await recordDecision(change, decision);
  const assessmentId = await recordAssessment(change, { stage, decisionId, customsValue, origin, destination });
  const excess = stage === 'final' ? await issueCharges(change, value, assessmentId) : [];
  appendTimeline(change, {
    what: 'dutyAssessed',
    by,
    why: explanation,
    ruleId,
    details: {
      stage,
      assessment_id: assessmentId,
      customs_value: { amount: customsValue.amount, currency: customsValue.currency },
      totals: {
        origin: totals.origin.map(({ amount, currency }) => ({ amount, currency })),
        destination: totals.destination.map(({ amount, currency }) => ({ amount, currency })),
      },
      destination_is_estimate: destinationIsEstimate,
      differences: (said.differences ?? []).map((difference) => ({ ...difference })),
      ...(excess.length === 0 ? {} : { to_be_paid_back: excess.map(({ amount, currency }) => ({ amount, currency })) }),
    },
  });
}
