import type { Flag } from './flags.js';
import type { TransitionFacts } from './guards.js';
import { guardHolds } from './guards.js';
import type { State } from './states.js';
import { AUTHORITY_TRANSITIONS } from './table/authority.js';
import { BESIDE_TRANSITIONS, flagsIn } from './table/beside.js';
import { CONTROL_TRANSITIONS } from './table/control.js';
import { ENFORCEMENT_TRANSITIONS } from './table/enforcement.js';
import { LODGEMENT_TRANSITIONS } from './table/lodgement.js';
import { PARKING_TRANSITIONS } from './table/parking.js';
import { RELEASE_TRANSITIONS } from './table/release.js';
import type { Transition, Trigger } from './transition.js';

/** The arrows from state to state, in the order of the law: what the diagram shows. */
export const TRANSITIONS: readonly Transition[] = [
  ...LODGEMENT_TRANSITIONS,
  ...CONTROL_TRANSITIONS,
  ...AUTHORITY_TRANSITIONS,
  ...RELEASE_TRANSITIONS,
  ...ENFORCEMENT_TRANSITIONS,
  ...PARKING_TRANSITIONS,
];

/** Everything that may ever happen to a clearance: the arrows, and after them the acts beside the state. */
export const ALL_TRANSITIONS: readonly Transition[] = [...TRANSITIONS, ...BESIDE_TRANSITIONS];

/** What happened, for `findTransition`: the trigger without the role, which the table knows. */
export type TriggerQuery = Omit<Extract<Trigger, { kind: 'action' }>, 'role'> | Exclude<Trigger, { kind: 'action' }>;

/** May a clearance go from one state to the other, by anything at all, given the facts? */
export function mayTransition(from: State, to: State, facts: TransitionFacts): boolean {
  return ALL_TRANSITIONS.some((arrow) => arrow.from === from && arrow.to === to && guardHolds(arrow.guard, facts));
}

/** Is there an arrow between the two states, guards apart? For auditors of a recorded history, who lack the facts. */
export function isKnownTransition(from: State, to: State): boolean {
  return ALL_TRANSITIONS.some((arrow) => arrow.from === from && arrow.to === to);
}

/**
 * The arrow that this trigger walks from this state, or undefined when it walks none. The first whose guard holds: an
 * arrow that leads on stands before the row beside the state that keeps it (a withdrawal consented to, or denied).
 */
export function findTransition(from: State, trigger: TriggerQuery, facts: TransitionFacts): Transition | undefined {
  return ALL_TRANSITIONS.find(
    (arrow) => arrow.from === from && matches(arrow.by, trigger) && guardHolds(arrow.guard, facts),
  );
}

/** The flags after walking an arrow: sorted, without repeats, so that equal sets are equal values. */
export function flagsAfter(arrow: Transition, flags: readonly Flag[]): Flag[] {
  const kept = flags.filter((flag) => arrow.clears?.includes(flag) !== true);
  return [...new Set(flagsIn(arrow.to, [...kept, ...(arrow.sets ?? [])]))].sort();
}

function matches(by: Trigger, query: TriggerQuery): boolean {
  switch (query.kind) {
    case 'action':
      return by.kind === 'action' && by.action === query.action && by.resolution === query.resolution;
    case 'step':
      return by.kind === 'step' && by.step === query.step;
    case 'deadline':
      return by.kind === 'deadline' && by.name === query.name;
    case 'notice':
      return by.kind === 'notice' && by.notice === query.notice;
  }
}
