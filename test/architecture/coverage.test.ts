/** Nothing stands in the table that no scenario walks, and no guard that has never said no. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDS } from '../../domain/clearance/guards.js';
import { BESIDE_ROWS } from '../../domain/clearance/table/beside.js';
import { arrowText } from '../../domain/clearance/transition.js';
import { ALL_TRANSITIONS, TRANSITIONS } from '../../domain/clearance/transitions.js';
import { readReached } from '../support/reached/reached.js';

const shown = Object.values(readReached());
const walked = new Set(shown.flatMap(({ arrows }) => arrows));
const refusedBy = JSON.parse(readFileSync(join(import.meta.dirname, '../scenarios/refused.json'), 'utf8')) as Record<
  string,
  { file: string; test: string }
>;

test('every arrow of the table is walked by a scenario', () => {
  const arrows = TRANSITIONS.map(arrowText);
  expect(arrows.filter((arrow) => !walked.has(arrow))).toEqual([]);
});

test('every act beside the state is done by a scenario', () => {
  const undone = BESIDE_ROWS.filter(({ action, resolution, states }) => {
    const trigger = `action ${action}${resolution === undefined ? '' : ` ${resolution}`}`;
    return !states.some((state) => walked.has(`${state} > ${state} by ${trigger}`));
  });
  expect(undone.map(({ action, resolution }) => [action, resolution])).toEqual([]);
});

test('what scenarios walked is in the table', () => {
  const known = new Set(ALL_TRANSITIONS.map(arrowText));
  expect([...walked].filter((arrow) => !known.has(arrow))).toEqual([]);
});

test('every guard is seen saying no, by a scenario or by the test that is named for it', () => {
  const refused = new Set<string>(shown.flatMap(({ refusals }) => refusals));
  const unseen = Object.keys(GUARDS).filter((guard) => !refused.has(guard) && refusedBy[guard] === undefined);
  expect(unseen).toEqual([]);
});

test('tests that are named for a guard exist, and only where no scenario shows it', () => {
  const refused = new Set<string>(shown.flatMap(({ refusals }) => refusals));
  for (const [guard, { file, test: title }] of Object.entries(refusedBy)) {
    expect([guard, refused.has(guard)]).toEqual([guard, false]);
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toContain(title);
  }
});
