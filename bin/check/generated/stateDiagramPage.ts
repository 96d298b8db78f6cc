import { stateDiagram } from '../../../domain/clearance/diagram.js';
import { SOURCES } from '../../../domain/clearance/sources.js';
import { TRANSITIONS } from '../../../domain/clearance/transitions.js';

/** The text of docs/generated/state-diagram.md: the machine, then the sources of its arrows. */
export function stateDiagramPage(): string {
  return [
    '# States of a clearance',
    '',
    '<!-- Made from domain/clearance by npm run check -- --fix; not edited by hand. -->',
    '',
    'On an arrow stand the act, step, deadline or notice that walks it, and in brackets the guard that must hold. The states',
    'and guards are explained in [the glossary](../glossary.md) and in `domain/clearance/guards.ts`. Acts on objects beside',
    'the state (requests, holds, parked steps) keep the state and are not drawn: see `domain/clearance/table/beside.ts`.',
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
