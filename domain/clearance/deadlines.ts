import type { State } from './states.js';

/** Named waits. Their lengths are the country pack's (or the test policy's), never constants here. */
export const DEADLINE_NAMES = [
  'draft_reminder',
  'draft_expiry',
  'permit_decision',
  'customs_answer',
  'authority_answer',
  'rejection_expiry',
  'prelodged_expiry',
  'matching_due',
  'documents_reminder',
  'documents_due',
  'query_reminder',
  'query_due',
  'inspection_due',
  'payment_due',
  'exit_overdue',
  'appeal_window',
] as const;

export type DeadlineName = (typeof DEADLINE_NAMES)[number];

/**
 * What a deadline does when it passes: `transition` by the arrow of the table, `remind` the person who is waited for,
 * `escalate` to the officers' queue, `ask` the authority whether a notice was lost and park when it does not answer,
 * `delete` the draft row.
 */
export type DeadlineEffect = 'transition' | 'remind' | 'escalate' | 'ask' | 'delete';

export interface DeadlineRule {
  readonly name: DeadlineName;
  /** The state that is waiting. `exit_overdue` is counted from release, not from entry into the state. */
  readonly state: State;
  readonly effect: DeadlineEffect;
}

/** Every deadline with the state it guards and its effect. A test holds the transitions against the table. */
export const DEADLINES: readonly DeadlineRule[] = [
  { name: 'draft_reminder', state: 'DRAFT', effect: 'remind' },
  { name: 'draft_expiry', state: 'DRAFT', effect: 'delete' },
  // An agency's silence is never held against the exporter: only a refusal that is not repaired expires.
  { name: 'rejection_expiry', state: 'PERMITS_PENDING', effect: 'transition' },
  { name: 'customs_answer', state: 'LODGED', effect: 'ask' },
  { name: 'rejection_expiry', state: 'REJECTED', effect: 'transition' },
  { name: 'prelodged_expiry', state: 'PRELODGED', effect: 'transition' },
  // Once the goods are presented it is the authority that is waited for.
  { name: 'customs_answer', state: 'PRELODGED', effect: 'ask' },
  { name: 'authority_answer', state: 'REGISTERED', effect: 'ask' },
  { name: 'matching_due', state: 'MATCHING', effect: 'escalate' },
  { name: 'documents_reminder', state: 'DOCUMENTS_REQUIRED', effect: 'remind' },
  { name: 'documents_due', state: 'DOCUMENTS_REQUIRED', effect: 'transition' },
  { name: 'authority_answer', state: 'DOCUMENTS_REQUIRED', effect: 'ask' },
  { name: 'query_reminder', state: 'QUERY', effect: 'remind' },
  { name: 'query_due', state: 'QUERY', effect: 'transition' },
  { name: 'authority_answer', state: 'QUERY', effect: 'ask' },
  { name: 'inspection_due', state: 'INSPECTION', effect: 'escalate' },
  { name: 'authority_answer', state: 'INSPECTION', effect: 'ask' },
  { name: 'authority_answer', state: 'ASSESSED', effect: 'ask' },
  { name: 'payment_due', state: 'PAYMENT_DUE', effect: 'transition' },
  { name: 'authority_answer', state: 'PAYMENT_DUE', effect: 'ask' },
  { name: 'exit_overdue', state: 'RELEASED', effect: 'transition' },
  { name: 'exit_overdue', state: 'CONSOLIDATED', effect: 'transition' },
  { name: 'appeal_window', state: 'DETAINED', effect: 'transition' },
  { name: 'appeal_window', state: 'SEIZED', effect: 'transition' },
];

export const isDeadlineName = (text: string): text is DeadlineName =>
  (DEADLINE_NAMES as readonly string[]).includes(text);
