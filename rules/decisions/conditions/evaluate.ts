import { sentence } from '../../explanations/sentence.js';
import { Decimal } from '../../money/decimal.js';
import type { Condition, Exemption, SimpleCondition } from '../../schemas/conditions.js';
import type { Known } from './known.js';

export type Truth = 'yes' | 'no' | 'unknown';

/** Something to be asked before a condition can be decided: a fact by its code, or a part of the question by its name. */
export interface Ask {
  name: string;
  /** The question, where it is none of a fact. */
  asks?: string;
}

/** Whether conditions hold; what is missing where that is not known. */
export interface Held {
  truth: Truth;
  missing: Ask[];
}

const YES: Held = { truth: 'yes', missing: [] };
const NO: Held = { truth: 'no', missing: [] };
const unknown = (ask: Ask): Held => ({ truth: 'unknown', missing: [ask] });
const held = (holds: boolean): Held => (holds ? YES : NO);

/** Do all conditions hold? One that does not settles it, whatever is unknown of the others. */
export function evaluateAll(conditions: readonly Condition[], known: Known): Held {
  const parts = conditions.map((condition) => evaluate(condition, known));
  if (parts.some(({ truth }) => truth === 'no')) return NO;
  return parts.every(({ truth }) => truth === 'yes')
    ? YES
    : { truth: 'unknown', missing: parts.flatMap((part) => part.missing) };
}

/** The first exemption that holds; else whether one may, and what would have to be known. */
export function evaluateExemptions(
  exemptions: readonly Exemption[] | undefined,
  known: Known,
): { because: string } | { missing: Ask[] } {
  const missing: Ask[] = [];
  for (const { when, because } of exemptions ?? []) {
    const part = evaluateAll(when, known);
    if (part.truth === 'yes') return { because };
    missing.push(...part.missing);
  }
  return { missing };
}

function evaluate(condition: Condition, known: Known): Held {
  if (condition.kind !== 'any_of') return evaluateSimple(condition, known);
  const parts = condition.of.map((part) => evaluateSimple(part, known));
  if (parts.some(({ truth }) => truth === 'yes')) return YES;
  return parts.every(({ truth }) => truth === 'no')
    ? NO
    : { truth: 'unknown', missing: parts.flatMap((part) => part.missing) };
}

function evaluateSimple(condition: SimpleCondition, known: Known): Held {
  switch (condition.kind) {
    case 'fact': {
      const fact = known.facts[condition.fact];
      return fact === undefined ? unknown({ name: condition.fact }) : held(fact === condition.is);
    }
    case 'choice': {
      const fact = known.facts[condition.fact];
      return fact === undefined ? unknown({ name: condition.fact }) : held(condition.oneOf.includes(String(fact)));
    }
    case 'number': {
      const fact = known.facts[condition.fact];
      return within(condition, fact === undefined ? undefined : new Decimal(String(fact)), { name: condition.fact });
    }
    case 'net_weight': {
      const grams = known.netWeightGrams === undefined ? undefined : new Decimal(known.netWeightGrams);
      return within(condition, grams, asked('net_weight_grams', 'question.net_weight'));
    }
    case 'quantity': {
      const pieces = known.quantity === undefined ? undefined : new Decimal(known.quantity);
      return within(condition, pieces, asked('quantity', 'question.quantity'));
    }
    case 'value': {
      const { currency } = condition;
      const ask = { name: 'value', asks: sentence('question.value', { currency }).text };
      const value = known.value?.currency === currency ? new Decimal(known.value.amount) : known.valueIn?.(currency);
      return within(condition, value, ask);
    }
    case 'regime':
      return known.regime === undefined
        ? unknown(asked('regime', 'question.regime'))
        : held(condition.oneOf.includes(known.regime));
    case 'mode':
      return known.mode === undefined
        ? unknown(asked('mode', 'question.mode'))
        : held(condition.oneOf.includes(known.mode));
  }
}

const asked = (
  name: string,
  code: 'question.net_weight' | 'question.quantity' | 'question.regime' | 'question.mode',
): Ask => ({ name, asks: sentence(code).text });

interface Bounds {
  above?: string | undefined;
  atLeast?: string | undefined;
  atMost?: string | undefined;
  below?: string | undefined;
}

function within({ above, atLeast, atMost, below }: Bounds, number: Decimal | undefined, ask: Ask): Held {
  if (number === undefined) return unknown(ask);
  return held(
    (above === undefined || number.gt(above)) &&
      (atLeast === undefined || number.gte(atLeast)) &&
      (atMost === undefined || number.lte(atMost)) &&
      (below === undefined || number.lt(below)),
  );
}
