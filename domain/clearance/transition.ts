import type { Action, LaterAction, Resolution } from './actions.js';
import { ACTION_ROLES, LATER_ACTION_ROLES } from './actions.js';
import type { DeadlineName } from './deadlines.js';
import type { Flag } from './flags.js';
import type { GuardName } from './guards.js';
import type { NoticeKind } from './notices.js';
import type { PersonRole } from './roles.js';
import type { SourceName } from './sources.js';
import type { State } from './states.js';

/** Our own steps that move a clearance on without a person or a partner. */
export const TRANSITION_STEPS = [
  'checkPermits',
  'lodge',
  'assignLane',
  'matchDocuments',
  'assessFinally',
  'release',
  'close',
] as const;
export type TransitionStep = (typeof TRANSITION_STEPS)[number];

/** What moves a clearance along an arrow. */
export type Trigger =
  | {
      readonly kind: 'action';
      readonly action: Action | LaterAction;
      readonly role: PersonRole;
      readonly resolution?: Resolution;
    }
  | { readonly kind: 'step'; readonly step: TransitionStep }
  | { readonly kind: 'deadline'; readonly name: DeadlineName }
  | { readonly kind: 'notice'; readonly notice: NoticeKind };

/**
 * One arrow. `from === to` is an act that changes flags but not the state (documents supplied, query answered).
 * `since: 'later'` marks arrows that the law knows and this release does not walk yet.
 */
export interface Transition {
  readonly from: State;
  readonly to: State;
  readonly by: Trigger;
  readonly guard?: GuardName;
  readonly sets?: readonly Flag[];
  readonly clears?: readonly Flag[];
  readonly since: 'now' | 'later';
  readonly source: SourceName;
}

/** The optional half of an arrow. `since` is 'now' unless said otherwise. */
export interface TransitionDetail {
  readonly guard?: GuardName;
  readonly sets?: readonly Flag[];
  readonly clears?: readonly Flag[];
  readonly since?: 'later';
  readonly resolution?: Resolution;
}

type Make<Name> = (from: State, to: State, name: Name, source: SourceName, detail?: TransitionDetail) => Transition;

/** An arrow a person walks; the role follows from the action. Actions of later releases make later arrows. */
export const byAction: Make<Action | LaterAction> = (from, to, action, source, detail = {}) => {
  const later = isLaterAction(action);
  const role = later ? LATER_ACTION_ROLES[action] : ACTION_ROLES[action];
  const { resolution, ...rest } = detail;
  const by: Trigger = { kind: 'action', action, role, ...(resolution === undefined ? {} : { resolution }) };
  return arrow(from, to, by, source, later ? { ...rest, since: 'later' } : rest);
};

/** An arrow one of our own steps walks. */
export const byStep: Make<TransitionStep> = (from, to, step, source, detail) =>
  arrow(from, to, { kind: 'step', step }, source, detail);

/** An arrow that silence walks. */
export const byDeadline: Make<DeadlineName> = (from, to, name, source, detail) =>
  arrow(from, to, { kind: 'deadline', name }, source, detail);

/** An arrow a partner's notice walks. */
export const byNotice: Make<NoticeKind> = (from, to, notice, source, detail) =>
  arrow(from, to, { kind: 'notice', notice }, source, detail);

function arrow(
  from: State,
  to: State,
  by: Trigger,
  source: SourceName,
  { since = undefined, ...rest }: Omit<TransitionDetail, 'resolution'> = {},
): Transition {
  return { from, to, by, ...rest, since: since ?? 'now', source };
}

function isLaterAction(action: Action | LaterAction): action is LaterAction {
  return Object.hasOwn(LATER_ACTION_ROLES, action);
}
