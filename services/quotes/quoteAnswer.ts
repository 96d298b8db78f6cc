import type { Json } from '../../domain/json.js';
import type { QuoteQuestion, QuoteVariant } from '../../domain/quote/quoteData.js';
import type { QuoteDifference } from '../../rules/decisions/quote/compareQuotes.js';
import type { Quote } from '../../rules/decisions/quote/quote.js';
import type { QuoteRow } from '../../prisma/queries/quotes.js';

/** Another answer beside the first, and what differs between the best offers of both; null where one has none. */
export type AnsweredVariant = {
  name: string;
  question: QuoteQuestion;
  quote: Quote;
  explanation: string;
  packs: Json;
  rates: Json;
  compared: { before: string; after: string; differences: QuoteDifference[] } | null;
};

/** What a quote was answered with, as it is kept. */
export type QuoteAnswer = { quote: Quote; explanation: string; variants: AnsweredVariant[] };

/** What was asked, as it is kept. */
export type KeptQuestion = QuoteQuestion & { variants: readonly QuoteVariant[] };

/** The kept answer; written by `createQuote`, and by nothing else. */
export const answerOf = ({ answer }: QuoteRow): QuoteAnswer => answer as unknown as QuoteAnswer;

/** The kept question; written by `createQuote`, and by nothing else. */
export const questionOf = ({ question }: QuoteRow): KeptQuestion => question as unknown as KeptQuestion;
