import { packsBinding } from '../../rules/loader/packsBinding.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { rowsAt } from '../../rules/loader/rowsAt.js';
import type { Fact } from '../../rules/schemas/facts.js';
import { decimalText } from '../../rules/schemas/text.js';
import type { Fault } from '../problem.js';

/**
 * Facts as told, `name:answer` with commas between, held against the questions that the packs of a way ask on a day: what
 * each answer means, and every fault with how to mend it.
 */
export function readFacts(
  registry: PackRegistry,
  { origin, destination, date }: { origin: string; destination: string; date: string },
  told: string | undefined,
): { facts: Record<string, boolean | string>; faults: Fault[] } {
  const packs = [origin, destination].flatMap((country) => packsBinding(registry, country, date));
  const known = new Map(packs.flatMap(({ lists }) => rowsAt(lists.facts, date).map((row) => [row.code, row] as const)));
  const facts: Record<string, boolean | string> = {};
  const faults: Fault[] = [];
  for (const pair of told?.split(',') ?? []) {
    const [name = '', answer = ''] = pair.split(':').map((part) => part.trim());
    const row = known.get(name);
    const read = row === undefined ? unknownFact(name, [...known.keys()]) : readAnswer(row, answer);
    if (typeof read === 'object') faults.push(read);
    else if (name in facts) faults.push(fault(`"${name}" is told twice`, 'Tell each fact once.'));
    else facts[name] = read;
  }
  return { facts, faults };
}

function readAnswer(row: Fact, answer: string): boolean | string | Fault {
  const { code, asks, choices = [] } = row;
  switch (row.answer) {
    case 'yes_or_no':
      if (answer === 'true' || answer === 'false') return answer === 'true';
      return fault(`"${code}" takes true or false, not "${answer}"`, asks);
    case 'number':
      if (decimalText.safeParse(answer).success) return answer;
      return fault(`"${code}" takes a number, not "${answer}"`, `${asks} Such as ${code}:12.5`);
    case 'choice':
      if (choices.includes(answer)) return answer;
      return fault(`"${code}" takes one of ${choices.join(', ')}, not "${answer}"`, asks);
  }
}

const unknownFact = (name: string, known: readonly string[]): Fault =>
  fault(`"${name}" is no fact that the rules of this way ask for`, `Known: ${[...known].sort().join(', ')}.`);

const fault = (message: string, hint: string): Fault => ({
  pointer: 'query/facts',
  code: 'REQUEST.FIELD_INVALID',
  message,
  hint,
});
