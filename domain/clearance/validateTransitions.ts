import type { State } from './states.js';
import { isReachableNow, isState, isTerminal, STATES } from './states.js';
import type { Transition } from './transition.js';

/** One thing wrong with a transition table. */
export interface TransitionFault {
  readonly code: 'UNKNOWN_STATE' | 'UNREACHABLE' | 'MARK_WRONG' | 'TERMINAL_LEFT' | 'DEAD_END' | 'NOW_FROM_LATER';
  readonly state: string;
  readonly explanation: string;
}

/**
 * Holds a table against its rules: every arrow's ends are known states; every state is reached over all arrows; the
 * states reached over today's arrows are exactly those not marked as later; a terminal state has no way out, any other
 * has one; no arrow of today starts from a state of later.
 *
 * @returns all faults at once, the empty list when the table is sound
 */
export function validateTransitions(table: readonly Transition[], start: State = 'DRAFT'): TransitionFault[] {
  const everReached = reachableFrom(start, table);
  const reachedNow = reachableFrom(
    start,
    table.filter((arrow) => arrow.since === 'now'),
  );
  return [
    ...table.flatMap(({ from, to }) => [from, to].filter((state) => !isState(state)).map(unknownState)),
    ...STATES.filter((state) => !everReached.has(state)).map((state) =>
      fault('UNREACHABLE', state, 'no chain of arrows leads here'),
    ),
    ...STATES.filter((state) => reachedNow.has(state) !== isReachableNow(state)).map((state) =>
      fault('MARK_WRONG', state, `reached now: ${String(reachedNow.has(state))}, which LATER_STATES denies`),
    ),
    ...table
      .filter(({ from, to }) => isTerminal(from) && from !== to)
      .map(({ from, to }) => fault('TERMINAL_LEFT', from, `a terminal state leads to ${to}`)),
    ...STATES.filter(
      (state) => !isTerminal(state) && !table.some(({ from, to }) => from === state && to !== state),
    ).map((state) => fault('DEAD_END', state, 'neither terminal nor left by any arrow')),
    ...table
      .filter(({ from, since }) => since === 'now' && isState(from) && !isReachableNow(from))
      .map(({ from, to }) => fault('NOW_FROM_LATER', from, `the arrow to ${to} is of today, its start is not`)),
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
