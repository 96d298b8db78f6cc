import type { PackReference, Decision } from '../../domain/decision.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { QuoteQuestion } from '../../domain/quote/quoteData.js';
import type { Change } from '../../prisma/queries/change.js';
import { findQuote, type QuoteRow } from '../../prisma/queries/quotes.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { compareWithQuote } from '../../rules/decisions/quote/compareWithQuote.js';
import type { Quote } from '../../rules/decisions/quote/quote.js';
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
  const { id: quoteId } = row;
  const compared = compareWithQuote(registry, {
    ...{ quoteId, data, ruleset, rates, assessment: decision.value },
    ...keptOf(row),
  });
  return {
    ...decision,
    explanation: [decision.explanation, compared.explanation].join(' '),
    facts: { ...decision.facts, quote: compared },
  };
}

/** What the services keep of a quote; they alone write it, in these shapes. */
function keptOf({ question, answer, packs }: QuoteRow): {
  question: QuoteQuestion;
  quote: Quote;
  packs: PackReference[];
} {
  const { quote } = answer as unknown as { quote: Quote };
  return { question: question as unknown as QuoteQuestion, quote, packs: packs as unknown as PackReference[] };
}
