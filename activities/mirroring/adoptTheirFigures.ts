import { z } from 'zod';
import type { Decision } from '../../domain/decision.js';
import type { Json } from '../../domain/json.js';
import { goodsMayMove } from '../../domain/clearance/states.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import type { TheirWord } from '../../prisma/queries/declarationRow.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { adoptFigures, AUTHORITY_SOURCE } from '../../rules/decisions/assessment/authorityFigures.js';
import type { ActivityDeps } from '../deps.js';
import { dataOf, decideDuty, recordDuty } from '../effects/assess.js';
import { payBackExcess } from '../effects/payBack.js';
import { openPayTasks } from '../effects/payTasks.js';
import { BY_AUTHORITY } from './byAuthority.js';
import { openDifference } from './openDifference.js';
import { letGoUnpaid } from './letGoUnpaid.js';

const Amount = z.object({ amount: z.string(), currency: z.string() });
const Figures = z.object({
  stage: z.enum(['provisional', 'final']),
  customsValue: Amount.nullable(),
  lines: z.array(z.object({ line: z.int(), tax: z.string(), base: Amount, rate: z.string(), amount: Amount })),
});

/**
 * Puts the authority's figures in the place of ours: stored as an assessment whose lines are marked as its own, and what
 * is due follows them. What differs from our own calculation, line by line, is told and becomes a task with both values.
 */
export async function adoptTheirFigures(deps: ActivityDeps, change: Change, word: TheirWord): Promise<void> {
  const figures = Figures.parse(word.details);
  const ours = await decideDuty(deps, change, await dataOf(change), figures.stage);
  const { assessment, differences } = adoptFigures(ours.value, figures);
  const decision: Decision<Assessment> = {
    ...ours,
    value: assessment,
    ruleId: AUTHORITY_SOURCE,
    explanation: 'Customs calculated duty and tax at origin; its figures stand.',
    facts: { ...ours.facts, issued_at: word.at, differences: plain(differences) },
  };
  const assessmentId = await recordDuty(change, decision, BY_AUTHORITY, { differences });
  if (figures.stage === 'final') await followCharges(change);
  if (differences.length === 0) return;
  const why = 'The figures of customs differ from ours; those of customs stand.';
  const details = {
    stage: figures.stage,
    assessment_id: assessmentId,
    ours: totalsOf(ours.value),
    theirs: totalsOf(assessment),
    differences: plain(differences),
  };
  appendTimeline(change, { what: 'figuresDiffer', by: BY_AUTHORITY, why, ruleId: AUTHORITY_SOURCE, details });
  await openDifference(change, { subjectId: assessmentId, title: why, details });
}

/** More is asked for where payment is still awaited; goods that it has released wait for no payment here. */
async function followCharges(change: Change): Promise<void> {
  const { state, authority } = change.declaration;
  await payBackExcess(change);
  if (goodsMayMove(state) && authority.release === 'authority') await letGoUnpaid(change);
  else await openPayTasks(change);
}

const totalsOf = ({ totals, customsValue }: Assessment): Json => ({
  customs_value: { amount: customsValue.amount, currency: customsValue.currency },
  origin: totals.origin.map(({ amount, currency }) => ({ amount, currency })),
});

const plain = (differences: readonly Readonly<Record<string, string | number>>[]): Json =>
  differences.map((difference) => ({ ...difference }));
