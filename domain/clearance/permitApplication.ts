import type { PermitAction } from './actions.js';
import { PERMIT_ACTION_ROLES, PERMIT_ACTIONS } from './actions.js';
import type { NoticeKind } from './notices.js';
import type { ActorRole } from './roles.js';
import type { State } from './states.js';

/** Who decides, as the pack of the country says: an officer here (`here`), or the agency's own system (`authority`). */
export type PermitDecider = 'here' | 'authority';

/** The life of one application for one permit. A refusal does not end the clearance: a new version may apply again. */
export const PERMIT_APPLICATION_STATES = ['TO_APPLY', 'APPLIED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
export type PermitApplicationState = (typeof PERMIT_APPLICATION_STATES)[number];

export interface PermitApplicationTransition {
  readonly from: PermitApplicationState;
  readonly to: PermitApplicationState;
  readonly by:
    | { readonly kind: 'step'; readonly step: 'apply' | 'withdrawApplication' }
    | { readonly kind: 'action'; readonly action: PermitAction }
    | { readonly kind: 'notice'; readonly notice: NoticeKind };
  /** The decider for whom the arrow exists; both when absent. */
  readonly decider?: PermitDecider;
}

export const PERMIT_APPLICATION_TRANSITIONS: readonly PermitApplicationTransition[] = [
  { from: 'TO_APPLY', to: 'APPLIED', by: { kind: 'step', step: 'apply' } },
  { from: 'TO_APPLY', to: 'WITHDRAWN', by: { kind: 'step', step: 'withdrawApplication' } },
  { from: 'APPLIED', to: 'GRANTED', by: { kind: 'action', action: 'grantPermit' }, decider: 'here' },
  { from: 'APPLIED', to: 'REFUSED', by: { kind: 'action', action: 'refusePermit' }, decider: 'here' },
  { from: 'APPLIED', to: 'GRANTED', by: { kind: 'notice', notice: 'permit_granted' }, decider: 'authority' },
  { from: 'APPLIED', to: 'REFUSED', by: { kind: 'notice', notice: 'permit_refused' }, decider: 'authority' },
  { from: 'APPLIED', to: 'WITHDRAWN', by: { kind: 'step', step: 'withdrawApplication' } },
];

export const isPermitApplicationState = (text: string): text is PermitApplicationState =>
  (PERMIT_APPLICATION_STATES as readonly string[]).includes(text);

/** Is the application still under way? Nothing leads on from the other states. */
export const isPermitApplicationOpen = (state: PermitApplicationState): state is 'TO_APPLY' | 'APPLIED' =>
  state === 'TO_APPLY' || state === 'APPLIED';

/** May the application go from one state to the other, when this party decides? */
export function mayTransitionPermit(
  from: PermitApplicationState,
  to: PermitApplicationState,
  decider: PermitDecider,
): boolean {
  return PERMIT_APPLICATION_TRANSITIONS.some(
    (arrow) => arrow.from === from && arrow.to === to && (arrow.decider ?? decider) === decider,
  );
}

/**
 * What a role may do with a permit application in this state, by the table alone. Where the agency decides in its own
 * system, an officer here may do nothing: its notice decides. Of an application on record ask {@link openPermitDecisions}.
 */
export function allowedPermitActions(
  state: PermitApplicationState,
  role: ActorRole,
  decider: PermitDecider = 'here',
): PermitAction[] {
  return PERMIT_ACTIONS.filter(
    (action) =>
      PERMIT_ACTION_ROLES[action] === role &&
      PERMIT_APPLICATION_TRANSITIONS.some(
        ({ from, by, decider: only = decider }) =>
          from === state && only === decider && by.kind === 'action' && by.action === action,
      ),
  );
}

/** What of an application on record says whether it is still to be decided. */
export interface PermitApplicationOnRecord {
  readonly standing: PermitApplicationState;
  readonly decides: PermitDecider;
  /** The grant of an officer here, which the agency has still to issue or has issued. */
  readonly granted: NonNullable<unknown> | null;
}

/**
 * The decisions on an application that are open to a role now. Granted and still to be issued, it has been decided; and an
 * application of a clearance that no longer waits for permits is decided by nobody, though it may still have to be
 * withdrawn.
 * @param clearance where its clearance stands
 */
export const openPermitDecisions = (
  { standing, decides, granted }: PermitApplicationOnRecord,
  role: ActorRole,
  clearance: State,
): PermitAction[] =>
  granted === null && clearance === 'PERMITS_PENDING' ? allowedPermitActions(standing, role, decides) : [];
