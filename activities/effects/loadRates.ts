import { findLastAssessmentFacts } from '../../prisma/queries/assessments.js';
import type { Change } from '../../prisma/queries/change.js';
import { loadTableRates } from '../../prisma/queries/exchangeRates.js';
import type { AssessDutyInput } from '../../rules/decisions/assessment/assessment.js';
import { neededRates } from '../../rules/decisions/assessment/neededRates.js';
import { conversionsIn, type Conversion } from '../../rules/money/conversion.js';
import type { RateInput } from '../../rules/money/rateBook.js';
import type { ActivityDeps } from '../deps.js';

/**
 * The exchange rates for an assessment: those of the tables that the law names, and those that the case was assessed with
 * before, which stand. Nothing is read where the packs' own rows are all that the law takes.
 */
export async function loadRates(
  { registry }: ActivityDeps,
  { tx, declaration }: Change,
  input: Pick<AssessDutyInput, 'data' | 'date' | 'ruleset'>,
): Promise<RateInput> {
  const needs = neededRates(registry, input);
  if (needs.length === 0) return {};
  const recorded = await ratesBefore(tx, declaration.id);
  return { tables: await loadTableRates(tx, needs), recorded };
}

/**
 * After a final assessment every rate of it stands. Before it, a rate that only stood in may still give way to the official
 * one that has been entered since.
 */
async function ratesBefore(tx: Change['tx'], declarationId: string): Promise<Conversion[]> {
  const final = await findLastAssessmentFacts(tx, declarationId, 'final');
  if (final !== undefined) return conversionsIn(final);
  const provisional = conversionsIn(await findLastAssessmentFacts(tx, declarationId, 'provisional'));
  return provisional.filter(({ kind }) => kind === 'official');
}
