import type { Action, Resolution } from '../actions.js';
import type { Flag } from '../flags.js';
import type { GuardName } from '../guards.js';
import type { SourceName } from '../sources.js';
import { isTerminal, STATES, type State } from '../states.js';
import { byAction, type Transition } from '../transition.js';

/**
 * Acts on an object beside the state (a request, a hold, a parked step): the state stays, flags change. One row serves
 * every state in which the act is open.
 */
export interface BesideRow {
  readonly action: Action;
  readonly states: readonly State[];
  readonly guard: GuardName;
  readonly sets?: readonly Flag[];
  readonly clears?: readonly Flag[];
  readonly source: SourceName;
  readonly resolution?: Resolution;
}

/** Lodged and not yet beyond change: a declarant may ask for an amendment. Sources: Kyoto, standards 3.27 to 3.29. */
const AMENDABLE = [
  'PRELODGED',
  'REGISTERED',
  'MATCHING',
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'PAYMENT_DUE',
  'RELEASED',
  'RECALLED',
  'EXIT_OVERDUE',
] as const satisfies readonly State[];

/** A request is decided where it was made, and where the goods wait for its decision after the final assessment. */
const AMENDMENT_DECIDED = [...AMENDABLE, 'ASSESSED'] as const satisfies readonly State[];

/** Where a declaration is no longer withdrawn by the declarant's own act: customs has to consent. */
const WITHDRAWN_BY_CONSENT = [
  'REGISTERED',
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'PAYMENT_DUE',
  'RELEASED',
  'RECALLED',
] as const satisfies readonly State[];

const WITHDRAWAL_DECIDED = [...WITHDRAWN_BY_CONSENT, 'ASSESSED'] as const satisfies readonly State[];

/** Where customs may put a hold on a consignment without changing its state. */
const HOLDABLE = [
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'ASSESSED',
  'PAYMENT_DUE',
  'RELEASED',
  'CONSOLIDATED',
] as const satisfies readonly State[];

/** A hold that stood when the exit became overdue can still be lifted: the bag it stands in has to go on. */
const LIFTABLE = [...HOLDABLE, 'EXIT_OVERDUE'] as const satisfies readonly State[];

/** Customs corrects what was declared on its own findings, after acceptance and before exit. */
const CORRECTABLE = ['MATCHING', 'DOCUMENTS_REQUIRED', 'QUERY', 'RECALLED'] as const satisfies readonly State[];

/** A terminal state keeps these: undoing a reservation, a label or a payment can park too. */
const PARKABLE: readonly State[] = STATES.filter((state) => state !== 'DRAFT');

export const BESIDE_ROWS: readonly BesideRow[] = [
  {
    action: 'requestAmendment',
    states: AMENDABLE,
    guard: 'nothingRequested',
    sets: ['amendment_requested'],
    source: 'kyotoAmend',
  },
  // The flag goes when the request is decided; the authority may have decided before the cancellation arrives.
  { action: 'cancelAmendment', states: AMENDMENT_DECIDED, guard: 'amendmentRequested', source: 'kyotoAmend' },
  { action: 'decideAmendment', states: AMENDMENT_DECIDED, guard: 'amendmentRequested', source: 'kyotoAmend' },
  { action: 'correctDeclaration', states: CORRECTABLE, guard: 'nothingRequested', source: 'hmrcStatus' },
  {
    action: 'requestWithdrawal',
    states: WITHDRAWN_BY_CONSENT,
    guard: 'nothingRequested',
    sets: ['withdrawal_requested'],
    source: 'kyotoAmend',
  },
  {
    action: 'decideWithdrawal',
    states: WITHDRAWAL_DECIDED,
    guard: 'withdrawalRequested',
    clears: ['withdrawal_requested'],
    source: 'kyotoAmend',
  },
  { action: 'placeHold', states: HOLDABLE, guard: 'notOnHold', sets: ['hold'], source: 'hmrcStatus' },
  { action: 'liftHold', states: LIFTABLE, guard: 'onHold', clears: ['hold'], source: 'hmrcStatus' },
  ...(['retry', 'override', 'skip'] as const).map((resolution): BesideRow => ({
    action: 'resolveParked',
    resolution,
    states: PARKABLE,
    guard: 'stepParked',
    clears: ['parked'],
    source: 'portolan',
  })),
];

/** The rows as arrows that keep the state. */
export const BESIDE_TRANSITIONS: readonly Transition[] = BESIDE_ROWS.flatMap(({ action, states, source, ...detail }) =>
  states.map((state) => byAction(state, state, action, source, detail)),
);

/** A hold, a request or an appeal ends with the clearance. */
export const FLAGS_OF_OPEN_STATES = [
  'hold',
  'amendment_requested',
  'withdrawal_requested',
  'appeal_window_open',
  'appeal_open',
] as const satisfies readonly Flag[];

/** The flags that still mean something in a state. */
export const flagsIn = (state: State, flags: readonly Flag[]): Flag[] =>
  isTerminal(state) ? flags.filter((flag) => !(FLAGS_OF_OPEN_STATES as readonly Flag[]).includes(flag)) : [...flags];
