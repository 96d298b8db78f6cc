import type { DeadlineName } from '../clearance/deadlines.js';

/** How a partner is called: attempts, and the pauses between them, before the step parks. */
export interface CounterpartyPolicy {
  readonly maximum_attempts?: number;
  readonly initial_interval_ms?: number;
  readonly maximum_interval_ms?: number;
  readonly start_to_close_ms?: number;
}

/**
 * Shortens deadlines and waits of one clearance, for scenarios and tests. Recorded when the clearance starts, refused in
 * production. Nothing else may bend time: the clock stays the clock.
 */
export interface DeadlinePolicy {
  /** Length in seconds by deadline; the others keep the pack's. */
  readonly deadlines?: Partial<Readonly<Record<DeadlineName, number>>>;
  readonly counterparty?: CounterpartyPolicy;
  /** Decimal text from 0 to 1: takes the place of the reproducible draw for the random share of controls. */
  readonly random_draw?: string;
}
