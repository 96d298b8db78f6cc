import { stateDiagram } from '../../../domain/clearance/diagram.js';
import { SOURCES } from '../../../domain/clearance/sources.js';
import { TRANSITIONS, TRANSITIONS_NOW } from '../../../domain/clearance/transitions.js';

/** The text of docs/generated/state-diagram.md: what this release walks, then the whole machine, then the sources. */
export function stateDiagramPage(): string {
  return [
    '# States of a clearance',
    '',
    '<!-- Made from domain/clearance by npm run check -- --fix; not edited by hand. -->',
    '',
    'On an arrow stand the act, step, deadline or notice that walks it, and in brackets the guard that must hold. The states',
    'and guards are explained in [the glossary](../glossary.md) and in `domain/clearance/guards.ts`. In every state but',
    'DRAFT an operator may also retry, override or skip a parked step, which leaves the state to the step itself.',
    '',
    '## What this release walks',
    '',
    '```mermaid',
    stateDiagram(TRANSITIONS_NOW).trimEnd(),
    '```',
    '',
    '## The whole machine',
    '',
    'Arrows marked (later) are known to the table and walked by nothing yet.',
    '',
    '```mermaid',
    stateDiagram(TRANSITIONS).trimEnd(),
    '```',
    '',
    '## Where the arrows come from',
    '',
    '| Source | Arrows |',
    '| --- | --- |',
    ...Object.entries(SOURCES).map(
      ([name, title]) => `| ${title} | ${TRANSITIONS.filter(({ source }) => source === name).length} |`,
    ),
    '',
  ].join('\n');
}
