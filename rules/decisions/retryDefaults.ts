import type { CounterpartyKind } from '../../domain/clearance/roles.js';
import type { Decision } from '../../domain/decision.js';
import type { CounterpartyPolicy, DeadlinePolicy } from '../../domain/declaration/deadlinePolicy.js';
import { sentence } from '../explanations/sentence.js';
import { PackError } from '../loader/packError.js';
import type { PackRegistry } from '../loader/packRegistry.js';
import { rowsAt } from '../loader/rowsAt.js';
import { makeDecision, type DecisionTime } from './makeDecision.js';

/** How often and how patiently a counterparty is called before its step parks. */
export type RetryDefaults = {
  maximumAttempts: number;
  initialIntervalMs: number;
  maximumIntervalMs: number;
  startToCloseMs: number;
};

export interface RetryDefaultsInput extends DecisionTime {
  /** Country whose pack speaks: that of origin. */
  country: string;
  counterparty: CounterpartyKind;
  policy?: DeadlinePolicy;
}

/** The pack's patience with a counterparty, or what the recorded policy sets in its place, number by number. */
export function retryDefaults(registry: PackRegistry, input: RetryDefaultsInput): Decision<RetryDefaults> {
  const { counterparty, country, date } = input;
  const pack = registry.packAt(country, date);
  const row = rowsAt(pack.lists.retries, date).find((candidate) => candidate.counterparty === counterparty);
  if (row === undefined) {
    throw new PackError('RULES.PACK_INVALID', `${pack.ref.id} has no retry row for ${counterparty}`);
  }
  const policy = input.policy?.counterparty;
  const value = withPolicy(row, policy);
  const params = {
    counterparty,
    attempts: String(value.maximumAttempts),
    initial: String(value.initialIntervalMs),
    maximum: String(value.maximumIntervalMs),
  };
  return makeDecision({
    kind: 'retry',
    value,
    sentences: [sentence('retry.pack', params), ...(policy === undefined ? [] : [sentence('retry.policy')])],
    ruleId: row.id,
    facts: { counterparty, policy: policy === undefined ? null : { ...policy }, confidence: row.confidence },
    pack: pack.ref,
    time: input,
  });
}

function withPolicy(row: RetryDefaults, policy: CounterpartyPolicy | undefined): RetryDefaults {
  const initialIntervalMs = policy?.initial_interval_ms ?? row.initialIntervalMs;
  return {
    maximumAttempts: policy?.maximum_attempts ?? row.maximumAttempts,
    initialIntervalMs,
    // A shortened maximum never falls below the first interval, which would be no policy at all.
    maximumIntervalMs: Math.max(initialIntervalMs, policy?.maximum_interval_ms ?? row.maximumIntervalMs),
    startToCloseMs: policy?.start_to_close_ms ?? row.startToCloseMs,
  };
}
