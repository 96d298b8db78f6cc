import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDS } from '../../../domain/clearance/guards.js';
import { STATES } from '../../../domain/clearance/states.js';
import { arrowText, triggerText } from '../../../domain/clearance/transition.js';
import { BESIDE_ROWS } from '../../../domain/clearance/table/beside.js';
import { TRANSITIONS } from '../../../domain/clearance/transitions.js';
import { checkout } from '../../setup/checkout.mjs';

/** What scenarios show of the table, as their runs recorded it and every run checks it. */
type Reached = Record<string, { arrows: string[]; refusals: string[] }>;
/** Guard to the test that shows it saying no, where no scenario does. */
type Refused = Record<string, { file: string; test: string }>;

const read = (name: string): unknown => JSON.parse(readFileSync(join(checkout, 'test/scenarios', name), 'utf8'));

/** The text of docs/generated/coverage.md: each state, arrow, act beside the state and guard with the scenario that shows it. */
export function coveragePage(): string {
  const reached = read('reached.json') as Reached;
  const refused = read('refused.json') as Refused;
  const scenarios = Object.entries(reached);
  const walkedBy = (arrow: string): string[] =>
    scenarios.filter(([, { arrows }]) => arrows.includes(arrow)).map(([name]) => name);
  return [
    '# What the scenarios reach',
    '',
    '<!-- Made by npm run check -- --fix from domain/clearance and test/scenarios/reached.json; not edited by hand. -->',
    '',
    'Every scenario runs against a whole installation. What it walks is read from the record it leaves and compared with',
    'this list in each run; an arrow that no scenario walks fails a test. At most three scenarios are named in a row.',
    '',
    '## States',
    '',
    '| State | Reached by |',
    '| --- | --- |',
    ...STATES.map((state) => `| ${state} | ${someOf(statesOf(scenarios, state))} |`),
    '',
    `## Arrows (${TRANSITIONS.length})`,
    '',
    '| From | To | By | Guard | Walked by |',
    '| --- | --- | --- | --- | --- |',
    ...TRANSITIONS.map((arrow) => {
      const { from, to, by, guard = '' } = arrow;
      return `| ${from} | ${to} | ${triggerText(by)} | ${guard} | ${someOf(walkedBy(arrowText(arrow)))} |`;
    }),
    '',
    '## Acts beside the state',
    '',
    '| Act | Guard | In | Shown by |',
    '| --- | --- | --- | --- |',
    ...BESIDE_ROWS.flatMap(({ action, resolution, guard, states }) => {
      const trigger = `action ${action}${resolution === undefined ? '' : ` ${resolution}`}`;
      const shown = states.map((state) => ({ state, by: walkedBy(`${state} > ${state} by ${trigger}`) }));
      return shown
        .filter(({ by }) => by.length > 0)
        .map(({ state, by }) => `| ${trigger} | ${guard} | ${state} | ${someOf(by)} |`);
    }),
    '',
    '## Guards that say no',
    '',
    '| Guard | Shown by |',
    '| --- | --- |',
    ...Object.keys(GUARDS).map((guard) => {
      const names = scenarios.filter(([, { refusals }]) => refusals.includes(guard)).map(([name]) => name);
      const test = refused[guard];
      const shown = names.length > 0 ? someOf(names) : test === undefined ? 'nothing' : `${test.file}: ${test.test}`;
      return `| ${guard} | ${shown} |`;
    }),
    '',
  ].join('\n');
}

function statesOf(scenarios: [string, { arrows: string[] }][], state: string): string[] {
  return scenarios
    .filter(([, { arrows }]) =>
      arrows.some((arrow) => arrow.startsWith(`${state} > `) || arrow.includes(` > ${state} by `)),
    )
    .map(([name]) => name);
}

const someOf = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
