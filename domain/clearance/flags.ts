/**
 * Facts beside the state, several at once, each derived from an object of its own (a parked step, a permit decision,
 * a document request). They narrow what may be done; they are never states.
 */
export const FLAGS = [
  'parked',
  'permit_refused',
  'documents_supplied',
  'control_announced',
  'query_answered',
  'destination_charges_unpaid',
  'audit_after_release',
  'hold',
  'amendment_requested',
  'withdrawal_requested',
  'appeal_open',
] as const;

export type Flag = (typeof FLAGS)[number];

/** Flags the vocabulary reserves and nothing in this release sets. */
export const LATER_FLAGS = [
  'hold',
  'amendment_requested',
  'withdrawal_requested',
  'appeal_open',
] as const satisfies readonly Flag[];

export const isFlag = (text: string): text is Flag => (FLAGS as readonly string[]).includes(text);
