import type { PackReference, Decision } from '../../domain/decision.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { QuoteQuestion } from '../../domain/quote/quoteData.js';
import type { Change } from '../../prisma/queries/change.js';
import { findQuote, type QuoteRow } from '../../prisma/queries/quotes.js';
import type { Assessment } from '../../rules/decisions/assessment/assessment.js';
import { compareWithQuote } from '../../rules/decisions/quote/compareWithQuote.js';
import type { Quote } from '../../rules/decisions/quote/quote.js';
import { rulesetRef } from '../../rules/loader/rulesetRef.js';
import type { ActivityDeps } from '../deps.js';
import { legalTime } from '../legalDay.js';
import { loadRates } from './loadRates.js';

/**
 * The assessment with what it says of the quote that the declaration names: as quoted, or which inputs changed and by how
 * much each charge differs because of them. Without a quote of the firm it is as it was.
 */
export async function besideQuote(
  deps: ActivityDeps,
  change: Change,
  data: DeclarationData,
  decision: Decision<Assessment>,
): Promise<Decision<Assessment>> {
  const { registry } = deps;
  const { tx, declaration, at } = change;
  const row = data.quote_id === undefined ? undefined : await findQuote(tx, data.quote_id);
  if (row?.organisationId !== declaration.organisationId) return decision;
  const { date, ruleset = rulesetRef(registry, data.corridor, date) } = legalTime(declaration, at);
  const { id: quoteId } = row;
  const rates = await loadRates(deps, change, { data, date, ruleset });
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
