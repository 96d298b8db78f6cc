import type { Json } from './json.js';

export type { Json } from './json.js';

/** The country pack under which something was decided. */
export interface PackReference {
  /** Country and day of effect, such as `RW/2026-01-01`. */
  readonly id: string;
  readonly version: string;
  /** Content hash, `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
}

/** A rule that was evaluated and recorded beside the decision without deciding. */
export interface PassiveRule {
  readonly ruleId: string;
  readonly wouldAnswer: Json;
  readonly explanation: string;
}

/**
 * A recorded decision in its final shape: the value, the sentence that explains it, the rule that decided, the facts it
 * used, and the pack in whose words it stands. What decides is recorded, so that a replay never decides again.
 */
export interface Decision<T> {
  /** What was decided, such as `lane` or `assessment`. */
  readonly kind: string;
  readonly value: T;
  readonly explanation: string;
  readonly ruleId: string;
  readonly facts: Readonly<Record<string, Json>>;
  readonly pack: PackReference;
  /** Instant, ISO 8601 in UTC. */
  readonly decidedAt: string;
  readonly passive?: readonly PassiveRule[];
}
