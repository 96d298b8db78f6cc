import { problemsOf, type Problem } from '../problem.js';
import type { Effect } from '../mockEffects.js';
import type { Records } from '../records.js';

const problem = problemsOf('I3');

/** Recorded like calls, and no effects: what was answered is a state, not a deed. */
const QUESTIONS: readonly string[] = ['ask_status'];

/**
 * I3: every effect at a counterparty was asked for by a recorded call and performed at most once however often it was
 * asked; and what was answered "accepted" is known there as done.
 */
export function checkEffects(records: Records, effects: readonly Effect[]): Problem[] {
  const calls = new Map(records.calls.map((call) => [call.key, call]));
  const done = new Set(effects.filter(({ performed }) => performed > 0).map(({ key }) => key));
  const strange = effects.flatMap(({ counterparty, operation, key, performed }) => {
    if (performed > 1) return [problem(key, `${counterparty} performed ${operation} ${performed} times`)];
    return calls.has(key) || performed === 0
      ? []
      : [problem(key, `${counterparty} performed ${operation} that no call asked for`)];
  });
  const missing = records.calls
    .filter(({ status, answer }) => status === 'answered' && answer?.outcome === 'accepted')
    .filter(({ operation }) => !QUESTIONS.includes(operation))
    .filter(({ key }) => !done.has(key))
    .map(({ key, counterparty, operation }) =>
      problem(key, `${operation} was accepted, ${counterparty} has not done it`),
    );
  return [...strange, ...missing];
}
