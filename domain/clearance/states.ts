/**
 * The states a clearance can be in: the canonical machine of a goods declaration, from draft to proof of exit.
 * "Parked", "on hold" and "amendment requested" are never states: they are flags beside one (see flags.ts).
 */

/** Every state, in the order in which a declaration usually meets them; terminal ones last. */
export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'PERMITS_PENDING',
  'LODGED',
  'REJECTED',
  'PRELODGED',
  'REGISTERED',
  'MATCHING',
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'ASSESSED',
  'PAYMENT_DUE',
  'RELEASED',
  'RECALLED',
  'CONSOLIDATED',
  'EXIT_OVERDUE',
  'EXITED',
  'DETAINED',
  'SEIZED',
  'CLEARED',
  'WITHDRAWN',
  'INVALIDATED',
  'EXPIRED',
  'REFUSED',
  'RETURNED_TO_EXPORTER',
  'FORFEITED',
  'DESTROYED',
  'ABORTED',
] as const;

export type State = (typeof STATES)[number];

/** States from which nothing leads on. What follows one of them is a new process on the same declaration. */
export const TERMINAL_STATES = [
  'CLEARED',
  'WITHDRAWN',
  'INVALIDATED',
  'EXPIRED',
  'REFUSED',
  'RETURNED_TO_EXPORTER',
  'FORFEITED',
  'DESTROYED',
  'ABORTED',
] as const satisfies readonly State[];

/** Every state that is not terminal. */
export const OPEN_STATES: readonly State[] = STATES.filter((state) => !includes(TERMINAL_STATES, state));

/** The exporter has to do something before the clearance can go on. */
export const NEEDS_EXPORTER_STATES = [
  'DRAFT',
  'REJECTED',
  'PRELODGED',
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'PAYMENT_DUE',
] as const satisfies readonly State[];

/** An officer of customs has, or may have, to do something. DOCUMENTS_REQUIRED and QUERY wait for both in turn. */
export const NEEDS_OFFICER_STATES = [
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'RECALLED',
  'DETAINED',
  'SEIZED',
  'EXIT_OVERDUE',
] as const satisfies readonly State[];

/**
 * The declarant may no longer change the declaration by their own act: a control has been ordered, the master is shut,
 * or the declaration is finished. Source: Revised Kyoto Convention, General Annex, chapter 3 (amendment of the declaration).
 */
export const BLOCKS_AMENDMENT_STATES = [
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'RECALLED',
  'CONSOLIDATED',
  'EXITED',
  'DETAINED',
  'SEIZED',
  ...TERMINAL_STATES,
] as const satisfies readonly State[];

/** Customs no longer holds the goods in place: they may be carried towards the border. */
export const GOODS_MAY_MOVE_STATES = [
  'RELEASED',
  'CONSOLIDATED',
  'EXIT_OVERDUE',
  'EXITED',
  'CLEARED',
] as const satisfies readonly State[];

export const isState = (text: string): text is State => includes(STATES, text);
export const isTerminal = (state: State): boolean => includes(TERMINAL_STATES, state);
export const isOpen = (state: State): boolean => !isTerminal(state);
export const needsExporter = (state: State): boolean => includes(NEEDS_EXPORTER_STATES, state);
export const needsOfficer = (state: State): boolean => includes(NEEDS_OFFICER_STATES, state);
export const blocksAmendment = (state: State): boolean => includes(BLOCKS_AMENDMENT_STATES, state);
export const goodsMayMove = (state: State): boolean => includes(GOODS_MAY_MOVE_STATES, state);

function includes(states: readonly string[], state: string): boolean {
  return states.includes(state);
}
