import type { Action, Resolution } from './actions.js';
import { ACTION_ROLES } from './actions.js';
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
  'prelodge',
  'accept',
  'assignLane',
  'matchDocuments',
  'assessFinally',
  'release',
  'confirmExit',
  'close',
] as const;
export type TransitionStep = (typeof TRANSITION_STEPS)[number];

/** What moves a clearance along an arrow. */
export type Trigger =
  | {
      readonly kind: 'action';
      readonly action: Action;
      readonly role: PersonRole;
      readonly resolution?: Resolution;
    }
  | { readonly kind: 'step'; readonly step: TransitionStep }
  | { readonly kind: 'deadline'; readonly name: DeadlineName }
  | { readonly kind: 'notice'; readonly notice: NoticeKind };

/**
 * One arrow. `from === to` is an act that changes flags but not the state (documents supplied, query answered).
 */
export interface Transition {
  readonly from: State;
  readonly to: State;
  readonly by: Trigger;
  readonly guard?: GuardName;
  readonly sets?: readonly Flag[];
  readonly clears?: readonly Flag[];
  readonly source: SourceName;
}

/** The optional half of an arrow. */
export interface TransitionDetail {
  readonly guard?: GuardName;
  readonly sets?: readonly Flag[];
  readonly clears?: readonly Flag[];
  readonly resolution?: Resolution;
}

type Make<Name> = (from: State, to: State, name: Name, source: SourceName, detail?: TransitionDetail) => Transition;

/** An arrow a person walks; the role follows from the action. */
export const byAction: Make<Action> = (from, to, action, source, { resolution, ...detail } = {}) => {
  const by: Trigger = {
    kind: 'action',
    action,
    role: ACTION_ROLES[action],
    ...(resolution === undefined ? {} : { resolution }),
  };
  return { from, to, by, ...detail, source };
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
  detail: Omit<TransitionDetail, 'resolution'> = {},
): Transition {
  return { from, to, by, ...detail, source };
}

/** A trigger as it stands in the record: `action withdraw`, `step lodge`, `deadline payment_due`, `notice customs_exited`. */
export function triggerText(by: Trigger): string {
  switch (by.kind) {
    case 'action':
      return by.resolution === undefined ? `action ${by.action}` : `action ${by.action} ${by.resolution}`;
    case 'step':
      return `step ${by.step}`;
    case 'deadline':
      return `deadline ${by.name}`;
    case 'notice':
      return `notice ${by.notice}`;
  }
}

/** An arrow as it is named in words: `LODGED > REGISTERED by notice customs_accepted`. */
export const arrowText = ({ from, to, by }: Transition): string => `${from} > ${to} by ${triggerText(by)}`;
