import { z } from 'zod';
import { isMatch, MatchSchema, type References } from './references.js';

/**
 * An outage as given to `POST /_control/down`: for a number of requests, for a time, or (also without any) until
 * `/_control/up`.
 */
export const OutageSchema = z
  .strictObject({
    match: MatchSchema.default({}),
    for_requests: z.int().min(1).optional(),
    for_ms: z.int().min(1).max(600_000).optional(),
    until_up: z.literal(true).optional(),
  })
  .refine(
    ({ for_requests, for_ms, until_up }) =>
      [for_requests, for_ms, until_up].filter((length) => length !== undefined).length <= 1,
    { message: 'Give one of for_requests, for_ms and until_up.' },
  );
type Outage = z.infer<typeof OutageSchema>;

/** Times at which the service takes no connections. Not kept: starting the service again ends every outage. */
export class Outages {
  private open: { outage: Outage; requestsLeft: number; until: number }[] = [];

  constructor(private readonly now: () => Date) {}

  begin(outage: Outage): void {
    this.open.push({
      outage,
      requestsLeft: outage.for_requests ?? Number.POSITIVE_INFINITY,
      until: this.now().getTime() + (outage.for_ms ?? Number.POSITIVE_INFINITY),
    });
  }

  endAll(): number {
    this.dropEnded();
    return this.open.splice(0).length;
  }

  list(): { match: Outage['match']; requests_left: number | null; until: string | null }[] {
    this.dropEnded();
    return this.open.map(({ outage, requestsLeft, until }) => ({
      match: outage.match,
      requests_left: Number.isFinite(requestsLeft) ? requestsLeft : null,
      until: Number.isFinite(until) ? new Date(until).toISOString() : null,
    }));
  }

  /** True if this request falls into an outage, which is then shorter by one request. */
  takes(references: Partial<References>): boolean {
    this.dropEnded();
    const found = this.open.find(({ outage }) => isMatch(outage.match, references));
    if (!found) return false;
    found.requestsLeft -= 1;
    return true;
  }

  private dropEnded(): void {
    const now = this.now().getTime();
    this.open = this.open.filter(({ requestsLeft, until }) => requestsLeft > 0 && until > now);
  }
}
