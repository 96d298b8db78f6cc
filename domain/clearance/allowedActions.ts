import type { Action, Resolution } from './actions.js';
import { ACTIONS, CONTROL_ACTIONS, RESOLUTIONS } from './actions.js';
import type { Flag } from './flags.js';
import type { TransitionFacts } from './guards.js';
import { BROUGHT_BY_THE_ACT, guardHolds } from './guards.js';
import type { ActorRole } from './roles.js';
import type { State } from './states.js';
import { findTransition, ALL_TRANSITIONS } from './transitions.js';

/**
 * What a role may do on a clearance now. One answer for the workflow's validator, the API's 409 and the buttons.
 * While a step is parked nothing that changes the clearance is allowed but the operator's resolution. An act that takes a
 * second signature is listed: it can be proposed.
 * Total: every state, every set of flags, every role has an answer, often the empty one.
 *
 * @param state where the clearance stands
 * @param flags the flags beside the state
 * @param role  who asks; the machine roles may do nothing here, they act through steps and notices
 * @returns the actions in the order of the vocabulary
 */
export function allowedActions(state: State, flags: readonly Flag[], role: ActorRole): Action[] {
  const facts: TransitionFacts = { ...BROUGHT_BY_THE_ACT, flags };
  const parked = flags.includes('parked');
  return ACTIONS.filter((action) => {
    if (parked && action !== 'resolveParked') return false;
    if (isMirrored(flags, action)) return false;
    return ALL_TRANSITIONS.some(
      ({ from, by, guard }) =>
        from === state && by.kind === 'action' && by.action === action && by.role === role && guardHolds(guard, facts),
    );
  });
}

/** Where the authority's own system decides the control, its notices are mirrored and no officer decides here. */
export function isMirrored(flags: readonly Flag[], action: Action): boolean {
  return flags.includes('control_by_authority') && (CONTROL_ACTIONS as readonly Action[]).includes(action);
}

export function isActionAllowed(state: State, flags: readonly Flag[], role: ActorRole, action: Action): boolean {
  return allowedActions(state, flags, role).includes(action);
}

/** What is known of a parked step when its resolutions are listed. */
export interface ParkedStepFacts {
  /** The step's own mark: the clearance can go on without it. */
  readonly skippable: boolean;
  /** The carrier has the parcel: the clearance can no longer be aborted. */
  readonly handedOver: boolean;
}

/** The resolutions an operator may choose for a step parked in this state. Empty only in DRAFT, where nothing runs. */
export function allowedResolutions(state: State, parked: ParkedStepFacts): Resolution[] {
  const facts: TransitionFacts = { flags: ['parked'], handedOver: parked.handedOver };
  return RESOLUTIONS.filter(
    (resolution) =>
      (resolution !== 'skip' || parked.skippable) &&
      findTransition(state, { kind: 'action', action: 'resolveParked', resolution }, facts) !== undefined,
  );
}
