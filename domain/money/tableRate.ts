/**
 * `official`: the rate of the table that the law names. `reference`: one that stands in where the official one is not in
 * reach, and is told in every answer that uses it.
 */
export const RATE_KINDS = ['official', 'reference'] as const;
export type RateKind = (typeof RATE_KINDS)[number];

/** Table of the European Central Bank's reference rates, always quoted for one euro. */
export const ECB_TABLE = 'ecb';

/**
 * A published exchange rate: `rate` units of `quote` for one unit of `base`, decimal text. A type alias, so that it is
 * plain JSON and can stand among the facts of a decision.
 */
export type TableRate = {
  /** Names the row for good, such as `ecb.eur-usd.2026-10-21.17`. */
  id: string;
  /** Which official table it is of, such as `ecb`. */
  table: string;
  base: string;
  quote: string;
  rate: string;
  kind: RateKind;
  confidence: string;
  source: string;
  /** Day of publication, YYYY-MM-DD. */
  publishedOn: string;
  /** First and last day for which the publisher has it in force; null while nothing ends it. */
  from: string;
  until: string | null;
};

/**
 * Which rates somebody needs of a table: those between these currencies around a day, by the day of publication and by
 * validity alike.
 */
export interface RateNeed {
  table: string;
  currencies: readonly string[];
  day: string;
  /** How many days around `day` may matter. */
  reachDays: number;
}
