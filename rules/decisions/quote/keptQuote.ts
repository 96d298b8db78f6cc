import type { PackReference } from '../../../domain/decision.js';
import type { Json } from '../../../domain/json.js';
import type { QuoteQuestion, QuoteVariant } from '../../../domain/quote/quoteData.js';
import type { QuoteDifference } from './compareQuotes.js';
import type { Quote } from './quote.js';

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

/** What of a quote is kept as JSON and read again. */
export interface KeptQuote {
  question: KeptQuestion;
  answer: QuoteAnswer;
  packs: readonly PackReference[];
}

/** A quote of the record with its JSON in the shapes in which it was written. */
export type ReadQuote<Row> = Omit<Row, keyof KeptQuote> & KeptQuote;

/** Reads what is kept of a quote. A quote is written once, from these very types, and never changed. */
export function readKeptQuote<Row extends Record<keyof KeptQuote, Json>>(row: Row): ReadQuote<Row> {
  const { question, answer, packs } = row;
  return { ...row, ...({ question, answer, packs } as unknown as KeptQuote) };
}
