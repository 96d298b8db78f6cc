import { decideGuidance } from '../../../rules/decisions/guidance/decideGuidance.js';
import type { Guidance, Need } from '../../../rules/decisions/guidance/guidance.js';
import type { GuidanceQuestion } from '../../../rules/decisions/guidance/question.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../packRoots.js';

export const REGISTRY = loadPacks(COUNTRIES);

/** Roasted coffee from Rwanda to China by post, unless it is said otherwise. */
export const ask = (question: Partial<GuidanceQuestion>): Guidance => decide(question).value;

export const decide = (question: Partial<GuidanceQuestion>) =>
  decideGuidance(REGISTRY, {
    hsCode: '090121',
    origin: 'RW',
    destination: 'CN',
    mode: 'post',
    date: '2026-11-23',
    facts: {},
    ...question,
  });

/** What stands, by what is asked for: `needed`, `one_of`, `does_not_apply`, … with the rows that are open. */
export const standings = (needs: readonly Need[]): Record<string, [string, ...string[]]> =>
  Object.fromEntries(
    needs.map(({ country, code, standing, options }) => [
      `${country} ${code}`,
      [standing, ...options.filter(({ state }) => state === 'open').map(({ ruleId }) => ruleId)],
    ]),
  );

/** The option of a row, wherever it stands. */
export function optionOf(value: Guidance, ruleId: string) {
  const needs = [...value.permits, ...value.registrations, ...value.labels, ...value.documents];
  const option = needs.flatMap(({ options }) => options).find((candidate) => candidate.ruleId === ruleId);
  if (option === undefined) throw new Error(`${ruleId} is not told`);
  return option;
}

export const stepTitles = (value: Guidance): string[] => value.steps.map(({ title }) => title);
