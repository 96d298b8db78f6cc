/**
 * The end of the time for which a case has to be kept: so many years from the end of the calendar year in which it ended,
 * as the Union Customs Code counts (Regulation (EU) No 952/2013, article 51(1)). How many, the law of the country says;
 * the setting's default is a product default.
 * @param endedAt ISO 8601 UTC
 * @returns the last instant, ISO 8601 UTC
 */
export const retentionEnds = (endedAt: string, years: number): string =>
  `${String(Number(endedAt.slice(0, 4)) + years).padStart(4, '0')}-12-31T23:59:59.999Z`;

/** Cases that ended before this instant need not be kept any more. @param now ISO 8601 UTC */
export const keptSince = (now: string, years: number): string =>
  `${String(Number(now.slice(0, 4)) - years).padStart(4, '0')}-01-01T00:00:00.000Z`;
