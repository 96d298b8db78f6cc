import { z } from 'zod';
import type { Collection, Journal } from './journal.js';
import { isMatch, type Match, type References } from './references.js';

/** How many senders' correlation ids are kept for one command. */
const CORRELATION_IDS_KEPT = 20;

const EffectSchema = z.strictObject({
  operation: z.string(),
  reference: z.string(),
  lrn: z.string(),
  invoice_number: z.string(),
  version: z.int(),
  /** The counterparty's own name for what came of it (receipt, S10, intent id …). */
  result: z.string(),
  /** How often the effect was really had. More than once is a defect. */
  performed: z.int(),
  /** How often it was asked for under this key. */
  asked: z.int(),
  /** Last answer was a refusal: asked for, never performed. */
  refused: z.boolean(),
  correlation_ids: z.array(z.string()),
  first_at: z.iso.datetime(),
});
export type Effect = z.infer<typeof EffectSchema>;

/** Counts what was really done, apart from how often it was asked for: "how many times did you charge this?" */
export class EffectLog {
  private readonly effects: Collection<Effect>;

  constructor(
    journal: Journal,
    private readonly now: () => Date,
  ) {
    this.effects = journal.collection('effects', EffectSchema);
  }

  /** Counts one request, and its effect if it had one. */
  count(
    operation: string,
    references: References,
    request: { performed: boolean; refused: boolean; result: string; correlationId?: string | undefined },
  ): void {
    const key = `${operation} ${references.reference}`;
    const before = this.effects.get(key);
    const ids = request.correlationId === undefined ? [] : [request.correlationId];
    this.effects.set(key, {
      operation,
      reference: references.reference,
      lrn: references.lrn,
      invoice_number: references.invoice_number,
      version: references.version,
      result: request.result === '' ? (before?.result ?? '') : request.result,
      performed: (before?.performed ?? 0) + (request.performed ? 1 : 0),
      asked: (before?.asked ?? 0) + 1,
      refused: request.refused,
      correlation_ids: [...new Set([...(before?.correlation_ids ?? []), ...ids])].slice(-CORRELATION_IDS_KEPT),
      first_at: before?.first_at ?? this.now().toISOString(),
    });
  }

  list(match: Match, operation?: string): Effect[] {
    return this.effects
      .all()
      .filter((effect) => isMatch(match, effect) && (operation === undefined || operation === effect.operation));
  }
}
