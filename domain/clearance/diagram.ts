import { isTerminal, STATES } from './states.js';
import type { Transition, Trigger } from './transition.js';

/**
 * The table as the text of a Mermaid state diagram: one line a pair of states, its triggers joined. Same table, same
 * text. Acts beside the state are not in it: they keep the state, and are the same in many.
 */
export function stateDiagram(table: readonly Transition[]): string {
  const lines = ['stateDiagram-v2', '  [*] --> DRAFT'];
  for (const from of STATES) {
    for (const to of STATES) {
      const arrows = table.filter((arrow) => arrow.from === from && arrow.to === to);
      if (arrows.length > 0) lines.push(`  ${from} --> ${to} : ${[...new Set(arrows.map(label))].join(' / ')}`);
    }
  }
  for (const state of STATES.filter(isTerminal)) lines.push(`  ${state} --> [*]`);
  return `${lines.join('\n')}\n`;
}

function label({ by, guard }: Transition): string {
  const condition = guard === undefined ? '' : ` [${guard}]`;
  return `${triggerLabel(by)}${condition}`;
}

/** A trigger in words: the action, step, deadline or notice by name. */
export function triggerLabel(by: Trigger): string {
  switch (by.kind) {
    case 'action':
      return by.resolution === undefined ? by.action : `${by.action} ${by.resolution}`;
    case 'step':
      return by.step;
    case 'deadline':
      return `${by.name} passed`;
    case 'notice':
      return `notice ${by.notice}`;
  }
}
