import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Decision } from '../../domain/decision.js';
import { findLastAssessment, recordAssessment } from '../../prisma/queries/assessments.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { recordDecision } from '../../prisma/queries/decisions.js';
import { BY_SYSTEM, type DoneBy } from '../../prisma/queries/timeline.js';
import { assessDuty } from '../../rules/decisions/assessment/assessDuty.js';
import { chargeDifferences } from '../../rules/decisions/assessment/chargeDifferences.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import type { ActivityDeps } from '../deps.js';
import { legalTime } from '../legalDay.js';
import { besideQuote, type AssessmentGrounds } from './besideQuote.js';
import { issueCharges } from './charges.js';
import { payBackExcess } from './payBack.js';
import { loadRates } from './loadRates.js';
import { openPayTasks } from './payTasks.js';

/** The data that stand. */
export async function dataOf({ tx, declaration }: Change): Promise<DeclarationData> {
  return (await getDeclarationVersion(tx, declaration.id, declaration.declarationVersion)).data;
}

/** Assesses duty and tax as they look at acceptance, or after a change before the control is over; nothing is due yet. */
export async function assessProvisionally(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<void> {
  const decision = await decideAsQuoted(deps, change, data, 'provisional');
  await recordDuty(change, decision, BY_SYSTEM, await differencesFrom(change, decision.value));
}

/** The final assessment, where it is decided here. The authority's figures are awaited, and ours stay provisional. */
export async function assessFinally(deps: ActivityDeps, change: Change, by: DoneBy = BY_SYSTEM): Promise<void> {
  if (change.declaration.authority.assessment === 'here') await assessByOurRules(deps, change, by);
}

/**
 * The final assessment by our rules: recorded, told with what differs from the one before, and its charges made due. A
 * re-assessment issues differences and replaces nothing.
 */
export async function assessByOurRules(deps: ActivityDeps, change: Change, by: DoneBy = BY_SYSTEM): Promise<void> {
  const decision = await decideAsQuoted(deps, change, await dataOf(change), 'final');
  await recordDuty(change, decision, by, await differencesFrom(change, decision.value));
}

/**
 * After the data have changed: assessed again as far as it was, with the differences. More is due from now on, and undoes
 * no release; less is listed, and paid back where it was paid. Before acceptance nothing has been assessed.
 */
export async function reassess(deps: ActivityDeps, change: Change): Promise<void> {
  const { tx, declaration } = change;
  if (declaration.registeredAt === null) return;
  if ((await findLastAssessment(tx, declaration.id, 'final')) === undefined)
    return assessProvisionally(deps, change, await dataOf(change));
  await assessFinally(deps, change);
  await payBackExcess(change);
  await openPayTasks(change);
}

/** Our own assessment of the data, not recorded. */
export async function decideDuty(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
  stage: Assessment['stage'],
): Promise<Decision<Assessment>> {
  return assessDuty(deps.registry, { data, stage, ...(await groundsOf(deps, change, data)) });
}

/** The same, with what it says of the quote that the declaration names. */
async function decideAsQuoted(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
  stage: Assessment['stage'],
): Promise<Decision<Assessment>> {
  const grounds = await groundsOf(deps, change, data);
  return besideQuote(deps, change, { data, ...grounds }, assessDuty(deps.registry, { data, stage, ...grounds }));
}

/** Time, law and exchange rates that the data are assessed by. */
async function groundsOf(deps: ActivityDeps, change: Change, data: DeclarationData): Promise<AssessmentGrounds> {
  const time = legalTime(deps.registry, change.declaration, change.at);
  return { ...time, rates: await loadRates(deps, change, { data, ...time }) };
}

async function differencesFrom(
  { tx, declaration }: Change,
  assessment: Assessment,
): Promise<{ differences: ReturnType<typeof chargeDifferences> }> {
  const final = await findLastAssessment(tx, declaration.id, 'final');
  // Both were recorded by this module.
  const before = (final ?? (await findLastAssessment(tx, declaration.id, 'provisional'))) as Assessment | undefined;
  return { differences: before === undefined ? [] : chargeDifferences(before, assessment) };
}

/** Writes an assessment, tells it, and where it is final makes its charges due. @returns its id */
export async function recordDuty(
  change: Change,
  decision: Decision<Assessment>,
  by: DoneBy,
  { differences }: { differences: ReturnType<typeof chargeDifferences> },
): Promise<string> {
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
      differences: differences.map((difference) => ({ ...difference })),
      ...(excess.length === 0
        ? {}
        : { to_be_paid_back: excess.map(({ money: { amount, currency } }) => ({ amount, currency })) }),
    },
  });
  return assessmentId;
}
