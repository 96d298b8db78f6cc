import { buildBasketsQuote } from '../builders/quoteData.js';

/** A question in order: two baskets to Germany by the law of a day before the fixed duty. */
export const basketsQuestion = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...buildBasketsQuote(),
  date: '2026-06-30',
  ...changes,
});
