import { decideGuidance } from '../decisions/guidance/decideGuidance.js';
import type { Guidance, Need } from '../decisions/guidance/guidance.js';
import type { GuidanceQuestion } from '../decisions/guidance/question.js';
import type { Pack } from '../loader/pack.js';
import type { PackRegistry } from '../loader/packRegistry.js';
import type { ExampleOf } from '../schemas/examples.js';

/** What guidance says otherwise than a worked example of a pack; rows of other packs are left to theirs. */
export function runGuidanceExample(pack: Pack, example: ExampleOf<'guidance'>, registry: PackRegistry): string[] {
  const { expect } = example;
  const { value } = decideGuidance(registry, questionOf(example));
  const found = ownRows(value, pack);
  const lists = (['needed', 'doesNotApply', 'depends', 'steps', 'restrictions', 'questions'] as const).flatMap(
    (name) => {
      const wanted = expect[name];
      return wanted === undefined ? [] : differs(name, wanted, found[name], name === 'steps');
    },
  );
  return [
    ...(expect.verdict === undefined ? [] : differs('verdict', [expect.verdict], [value.verdict], true)),
    ...lists,
  ];
}

function questionOf(example: ExampleOf<'guidance'>): GuidanceQuestion {
  const { hsCode, origin, destination, mode, date, facts = {} } = example;
  const { description, regime, carrier, netWeightGrams, quantity, value, requested } = example;
  return {
    ...{ hsCode, origin, destination, mode, date, facts },
    ...(description === undefined ? {} : { description }),
    ...(regime === undefined ? {} : { regime }),
    ...(carrier === undefined ? {} : { carrier }),
    ...(netWeightGrams === undefined ? {} : { netWeightGrams }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(value === undefined ? {} : { value }),
    ...(requested === undefined ? {} : { requested }),
  };
}

function ownRows(value: Guidance, { manifest }: Pack) {
  const own = (id: string): boolean => id.startsWith(`${manifest.country.toLowerCase()}.`);
  const needs = [...value.permits, ...value.registrations, ...value.labels, ...value.documents];
  const options = (wanted: (need: Need) => boolean, state: string): string[] =>
    needs
      .filter(wanted)
      .flatMap((need) => need.options.filter((option) => option.state === state).map(({ ruleId }) => ruleId))
      .filter(own);
  return {
    needed: options(({ standing }) => standing === 'needed' || standing === 'one_of', 'open'),
    doesNotApply: options(() => true, 'closed'),
    depends: options(() => true, 'depends'),
    steps: value.steps.map(({ ruleId }) => ruleId).filter(own),
    restrictions: value.restrictions
      .filter(({ counts }) => counts)
      .flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId))
      .filter(own),
    questions: value.questions.map(({ name }) => name),
  };
}

function differs(what: string, wanted: readonly string[], found: readonly string[], inOrder: boolean): string[] {
  const text = (words: readonly string[]): string => (inOrder ? [...words] : [...words].sort()).join(', ') || 'nothing';
  return text(wanted) === text(found) ? [] : [`${what}: expected ${text(wanted)}, found ${text(found)}`];
}
