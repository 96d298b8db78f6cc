import type { Decision, PackReference, PassiveRule } from '../../domain/decision.js';
import type { Json } from '../../domain/json.js';
import { sentenceFacts, textOf, type Sentence } from '../explanations/sentence.js';

/** What a decision function is told about time: rules have no clock. */
export interface DecisionTime {
  /** The legal day, YYYY-MM-DD: which pack and which rows hold. */
  date: string;
  /** The instant the decision is recorded with, ISO 8601 UTC; midnight of `date` if not given. */
  decidedAt?: string;
}

/** Puts a decision into its final shape; `facts.sentences` carries the explanation by code. */
export function makeDecision<T>(input: {
  kind: string;
  value: T;
  sentences: readonly Sentence[];
  ruleId: string;
  facts: Readonly<Record<string, Json>>;
  pack: PackReference;
  time: DecisionTime;
  passive?: readonly PassiveRule[];
}): Decision<T> {
  const { kind, value, sentences, ruleId, facts, pack, time, passive } = input;
  return {
    kind,
    value,
    explanation: textOf(sentences),
    ruleId,
    facts: { ...facts, date: time.date, sentences: sentenceFacts(sentences) },
    pack,
    decidedAt: time.decidedAt ?? `${time.date}T00:00:00.000Z`,
    ...(passive === undefined ? {} : { passive }),
  };
}
