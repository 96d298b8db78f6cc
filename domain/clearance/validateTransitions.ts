import type { State } from './states.js';
import { isState, isTerminal, STATES } from './states.js';
import type { Transition } from './transition.js';

/** One thing wrong with a transition table. */
export interface TransitionFault {
  readonly code: 'UNKNOWN_STATE' | 'UNREACHABLE' | 'TERMINAL_LEFT' | 'DEAD_END';
  readonly state: string;
  readonly explanation: string;
}

/**
 * Holds a table against its rules: every arrow's ends are known states; every state is reached; a terminal state has no
 * way out, any other has one.
 *
 * @returns all faults at once, the empty list when the table is sound
 */
export function validateTransitions(table: readonly Transition[], start: State = 'DRAFT'): TransitionFault[] {
  const reached = reachableFrom(start, table);
  return [
    ...table.flatMap(({ from, to }) => [from, to].filter((state) => !isState(state)).map(unknownState)),
    ...STATES.filter((state) => !reached.has(state)).map((state) =>
      fault('UNREACHABLE', state, 'no chain of arrows leads here'),
    ),
    ...table
      .filter(({ from, to }) => isTerminal(from) && from !== to)
      .map(({ from, to }) => fault('TERMINAL_LEFT', from, `a terminal state leads to ${to}`)),
    ...STATES.filter(
      (state) => !isTerminal(state) && !table.some(({ from, to }) => from === state && to !== state),
    ).map((state) => fault('DEAD_END', state, 'neither terminal nor left by any arrow')),
  ];
}

/** The states that a chain of arrows reaches, the start included. */
export function reachableFrom(start: State, table: readonly Transition[]): ReadonlySet<State> {
  const reached = new Set<State>([start]);
  // A Set's iterator also visits what is added while it runs, so this ends when nothing new is found.
  for (const state of reached) {
    for (const arrow of table) if (arrow.from === state) reached.add(arrow.to);
  }
  return reached;
}

function fault(code: TransitionFault['code'], state: string, explanation: string): TransitionFault {
  return { code, state, explanation };
}

function unknownState(state: string): TransitionFault {
  return fault('UNKNOWN_STATE', state, 'an arrow names a state that STATES does not list');
}
