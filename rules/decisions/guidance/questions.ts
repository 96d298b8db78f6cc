import { rowsAt } from '../../loader/rowsAt.js';
import type { Fact } from '../../schemas/facts.js';
import type { Ask } from '../conditions/evaluate.js';
import type { GuidanceAsk } from './guidance.js';
import { rowsOf, type GuidancePlace } from './place.js';

const PARAMETER_ANSWERS: Readonly<Record<string, string>> = {
  net_weight_grams: 'number',
  quantity: 'number',
  value: 'amount and currency',
};

/** What would have to be known, each thing once, with the question for people and how it is answered. */
export function questionsOf(missing: readonly Ask[], place: GuidancePlace): GuidanceAsk[] {
  const facts = rowsOf(place.packs, (pack) => pack.lists.facts, place).map(({ row }) => row);
  const byName = new Map(missing.map((ask) => [ask.name, ask]));
  return [...byName.values()].map(({ name, asks }): GuidanceAsk => {
    const fact = facts.find(({ code }) => code === name);
    if (fact !== undefined)
      return { name, kind: 'fact', asks: fact.asks, answer: answerOf(fact), unit: fact.unit ?? null };
    const answer = name === 'regime' ? regimesOf(place).join(' | ') : (PARAMETER_ANSWERS[name] ?? 'text');
    return { name, kind: 'parameter', asks: asks ?? name, answer, unit: null };
  });
}

function answerOf({ answer, choices = [] }: Fact): string {
  if (answer === 'choice') return choices.join(' | ');
  return answer === 'number' ? 'number' : 'true | false';
}

/** Codes of the regimes under which the destination imports. */
const regimesOf = ({ importPacks, question }: GuidancePlace): string[] =>
  importPacks.flatMap((pack) =>
    rowsAt(pack.lists.regimes, question.date).flatMap(({ flow, code }) => (flow === 'import' ? [code] : [])),
  );
