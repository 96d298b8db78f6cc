import { z } from 'zod';
import { isMatch, MatchSchema, type References } from './references.js';

/** An outage as given to `POST /_control/down`: for a number of requests, or (also without either) until `/_control/up`. */
export const OutageSchema = z
  .strictObject({
    match: MatchSchema.default({}),
    for_requests: z.int().min(1).optional(),
    until_up: z.literal(true).optional(),
  })
  .refine((outage) => outage.for_requests === undefined || outage.until_up === undefined, {
    message: 'Give for_requests or until_up, not both.',
  });
type Outage = z.infer<typeof OutageSchema>;

/** Times at which the service takes no connections. Not kept: starting the service again ends every outage. */
export class Outages {
  private open: { outage: Outage; requestsLeft: number }[] = [];

  begin(outage: Outage): void {
    this.open.push({ outage, requestsLeft: outage.for_requests ?? Number.POSITIVE_INFINITY });
  }

  endAll(): number {
    return this.open.splice(0).length;
  }

  list(): { match: Outage['match']; requests_left: number | null }[] {
    return this.open.map(({ outage, requestsLeft }) => ({
      match: outage.match,
      requests_left: Number.isFinite(requestsLeft) ? requestsLeft : null,
    }));
  }

  /** True if this request falls into an outage, which is then shorter by one request. */
  takes(references: Partial<References>): boolean {
    const found = this.open.find(({ outage }) => isMatch(outage.match, references));
    if (!found) return false;
    found.requestsLeft -= 1;
    this.open = this.open.filter(({ requestsLeft }) => requestsLeft > 0);
    return true;
  }
}
