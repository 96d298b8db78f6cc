import type { Decision } from '../../domain/decision.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Change } from '../../prisma/queries/change.js';
import { findQuote } from '../../prisma/queries/quotes.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { compareWithQuote } from '../../rules/decisions/quote/compareWithQuote.js';
import { readKeptQuote } from '../../rules/decisions/quote/keptQuote.js';
import type { RateInput } from '../../rules/money/rateBook.js';
import type { ActivityDeps } from '../deps.js';
import type { LegalTime } from '../legalDay.js';

/** Time, law and exchange rates that an assessment was made by. */
export type AssessmentGrounds = LegalTime & { rates: RateInput };

/**
 * The assessment with what it says of the quote that the declaration names: as quoted, or which inputs changed and by how
 * much each charge differs because of them. Without a quote of the firm it is as it was.
 */
export async function besideQuote(
  { registry }: ActivityDeps,
  { tx, declaration }: Change,
  assessed: AssessmentGrounds & { data: DeclarationData },
  decision: Decision<Assessment>,
): Promise<Decision<Assessment>> {
  const { quote_id: named } = assessed.data;
  const row = named === undefined ? undefined : await findQuote(tx, named);
  if (row?.organisationId !== declaration.organisationId) return decision;
  const { data, rates, ruleset } = assessed;
  const { id: quoteId, question, answer, packs } = readKeptQuote(row);
  const compared = compareWithQuote(registry, {
    ...{ quoteId, data, ruleset, rates, assessment: decision.value },
    ...{ question, quote: answer.quote, packs },
  });
  return {
    ...decision,
    explanation: [decision.explanation, compared.explanation].join(' '),
    facts: { ...decision.facts, quote: compared },
  };
}
