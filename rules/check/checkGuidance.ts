import type { Pack } from '../loader/pack.js';
import type { Condition, SimpleCondition } from '../schemas/conditions.js';
import type { Fact } from '../schemas/facts.js';
import { checkFormalities } from './checkFormalities.js';
import { problemsIn, type CountryProblem } from './problem.js';

/**
 * What guidance's lists say of others holds: lines of goods and facts are known to the pack, a union or an international
 * authority, and a condition asks a fact what it answers; a union that binds countries without packs names its members.
 *
 * @param packs as they stand in their folders, members without their union's rows
 */
export function checkGuidance(packs: readonly Pack[]): CountryProblem[] {
  const shared = packs.filter(({ manifest: { roles } }) => roles.includes('international') || roles.includes('union'));
  return packs.flatMap((pack) => {
    const known = [...new Set([pack, ...shared])];
    return [
      ...checkLines(pack, known),
      ...checkConditions(pack, known),
      ...checkMembers(pack),
      ...checkFormalities(pack),
    ];
  });
}

function checkLines(pack: Pack, known: readonly Pack[]): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const lines = new Set(known.flatMap(({ lists }) => lists.goodsLines.map(({ line }) => line)));
  return pack.lists.restrictions
    .filter(({ line }) => !lines.has(line))
    .map(({ id, line }) => problem('restrictions.json', `${id} is of ${line}, which is no line of goods`));
}

function checkConditions(pack: Pack, known: readonly Pack[]): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const facts = new Map(known.flatMap(({ lists }) => lists.facts.map((fact): [string, Fact] => [fact.code, fact])));
  return conditionsOf(pack).flatMap(({ file, id, condition }) => {
    if (!('fact' in condition)) return [];
    const fact = facts.get(condition.fact);
    if (fact === undefined) return [problem(file, `${id} asks for ${condition.fact}, which facts.json does not know`)];
    const fault = misuse(condition, fact);
    return fault === undefined ? [] : [problem(file, `${id} ${fault}`)];
  });
}

function misuse(condition: Extract<SimpleCondition, { fact: string }>, fact: Fact): string | undefined {
  const answers = { fact: 'yes_or_no', choice: 'choice', number: 'number' } as const;
  if (fact.answer !== answers[condition.kind]) return `takes ${fact.code} for a ${answers[condition.kind]}`;
  if (condition.kind !== 'choice') return undefined;
  const stranger = condition.oneOf.find((word) => fact.choices?.includes(word) !== true);
  return stranger === undefined ? undefined : `asks ${fact.code} for ${stranger}, which is none of its words`;
}

function conditionsOf({ lists }: Pack): { file: string; id: string; condition: SimpleCondition }[] {
  const simple = (conditions: readonly Condition[]): SimpleCondition[] =>
    conditions.flatMap((condition) => (condition.kind === 'any_of' ? condition.of : [condition]));
  const exempt = (row: { doesNotApply?: readonly { when: Condition[] }[] | undefined }): Condition[] =>
    (row.doesNotApply ?? []).flatMap(({ when }) => when);
  const of = (file: string, id: string, conditions: readonly Condition[]) =>
    simple(conditions).map((condition) => ({ file, id, condition }));
  return [
    ...lists.permits.flatMap((row) => of('permits.json', row.id, exempt(row))),
    ...lists.formalities.flatMap((row) => of('formalities.json', row.id, [...(row.when ?? []), ...exempt(row)])),
    ...lists.goodsLines.flatMap((row) => of('goods-lines.json', row.id, row.when)),
    ...lists.restrictions.flatMap((row) => of('restrictions.json', row.id, row.when)),
    ...lists.steps.flatMap((row) => of('steps.json', row.id, row.when ?? [])),
  ];
}

function checkMembers(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const isUnion = pack.manifest.roles.includes('union');
  const { members, formalities, restrictions, steps } = pack.lists;
  if (!isUnion) return members.length === 0 ? [] : [problem('members.json', 'only a union has members')];
  const isAsked = formalities.length + restrictions.length + steps.length > 0;
  return isAsked && members.length === 0
    ? [problem('members.json', 'a union whose rules guidance tells names its members')]
    : [];
}
