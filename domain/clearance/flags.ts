/**
 * Facts beside the state, several at once, each derived from an object of its own (a parked step, a permit decision,
 * a document request, a hold, a request, an appeal). They narrow what may be done; they are never states.
 */
export const FLAGS = [
  'parked',
  'permit_refused',
  'goods_presented',
  'documents_supplied',
  'control_announced',
  'query_answered',
  'destination_charges_unpaid',
  'audit_after_release',
  /** The authority's own system decides lane and control; its notices are mirrored. */
  'control_by_authority',
  'hold',
  'amendment_requested',
  'withdrawal_requested',
  /** Notice of detention or seizure was given, and the time to appeal has not run out. */
  'appeal_window_open',
  'appeal_open',
] as const;

export type Flag = (typeof FLAGS)[number];

export const isFlag = (text: string): text is Flag => (FLAGS as readonly string[]).includes(text);
