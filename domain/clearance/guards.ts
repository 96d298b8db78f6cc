import type { Flag } from './flags.js';
import type { Lane } from './lanes.js';

/**
 * The small facts on which an arrow may depend. A fact that is not given is not known, and a guard that needs it says
 * no: nothing opens by omission.
 */
export interface TransitionFacts {
  readonly flags: readonly Flag[];
  readonly lane?: Lane;
  /** Who decides the subject of the arrow, as the pack of the country says. */
  readonly decides?: 'here' | 'authority';
  /** A mandatory permit has no valid permit on file and has to be applied for. */
  readonly permitToApplyFor?: boolean;
  /** Every mandatory permit is granted, unexpired and not fully written off. */
  readonly permitsInForce?: boolean;
  /** Charges at origin are paid, guaranteed or nil. Destination charges never count here. */
  readonly originChargesSettled?: boolean;
  /** The carrier has the parcel. */
  readonly handedOver?: boolean;
  /** The partner's notice answers the declaration version that stands. */
  readonly noticeIsCurrent?: boolean;
  /** The authority's only objection is that the goods did not arrive in time. */
  readonly neverArrived?: boolean;
  /** An officer has consented to the withdrawal. */
  readonly withdrawalConsented?: boolean;
  /** A second, different person has signed. */
  readonly secondSignature?: boolean;
  /** The appeal was upheld, or dismissed. */
  readonly appealUpheld?: boolean;
  /** The goods come from a marketplace order, with payment and waybill to compare. */
  readonly marketplaceOrder?: boolean;
  /** Order, payment and waybill are there and agree. */
  readonly matched?: boolean;
  /** No parcel in the shut master is on hold. */
  readonly masterFreeOfHolds?: boolean;
}

type Guard = (facts: TransitionFacts) => boolean;

const has = (facts: TransitionFacts, flag: Flag): boolean => facts.flags.includes(flag);
const nothingOpen = (facts: TransitionFacts): boolean =>
  !has(facts, 'hold') &&
  !has(facts, 'parked') &&
  !has(facts, 'amendment_requested') &&
  !has(facts, 'withdrawal_requested');

/** Pure guards by name. Those over flags alone may guard a person's act; the others need the step's own facts. */
export const GUARDS = {
  stepParked: (facts) => has(facts, 'parked'),
  notHandedOver: (facts) => has(facts, 'parked') && facts.handedOver === false,
  decidedHere: (facts) => facts.decides === 'here',
  decidedByAuthority: (facts) => facts.decides === 'authority',
  permitRefused: (facts) => has(facts, 'permit_refused'),
  permitToApplyFor: (facts) => facts.permitToApplyFor === true,
  permitsInForce: (facts) => facts.permitToApplyFor !== true && facts.permitsInForce === true,
  noticeIsCurrent: (facts) => facts.noticeIsCurrent === true && facts.neverArrived !== true,
  neverArrived: (facts) => facts.noticeIsCurrent === true && facts.neverArrived === true,
  goodsNotPresented: (facts) => !has(facts, 'goods_presented'),
  laneGreenOrBlue: (facts) => facts.lane === 'green' || facts.lane === 'blue',
  laneYellow: (facts) => facts.lane === 'yellow',
  laneRed: (facts) => facts.lane === 'red',
  marketplaceOrder: (facts) => facts.marketplaceOrder === true,
  matchedGreenOrBlue: (facts) => facts.matched === true && (facts.lane === 'green' || facts.lane === 'blue'),
  matchedYellow: (facts) => facts.matched === true && facts.lane === 'yellow',
  matchedRed: (facts) => facts.matched === true && facts.lane === 'red',
  documentsSupplied: (facts) => has(facts, 'documents_supplied'),
  documentsNotSupplied: (facts) => !has(facts, 'documents_supplied'),
  queryAnswered: (facts) => has(facts, 'query_answered'),
  queryNotAnswered: (facts) => !has(facts, 'query_answered'),
  controlNotAnnounced: (facts) => !has(facts, 'control_announced'),
  withdrawalConsented: (facts) => has(facts, 'withdrawal_requested') && facts.withdrawalConsented === true,
  withdrawalRequested: (facts) => has(facts, 'withdrawal_requested'),
  withdrawalNotRequested: (facts) => !has(facts, 'withdrawal_requested'),
  amendmentRequested: (facts) => has(facts, 'amendment_requested'),
  nothingRequested: (facts) => !has(facts, 'amendment_requested') && !has(facts, 'withdrawal_requested'),
  onHold: (facts) => has(facts, 'hold'),
  notOnHold: (facts) => !has(facts, 'hold'),
  originChargesUnpaid: (facts) => facts.originChargesSettled === false,
  releasable: (facts) => facts.permitsInForce === true && facts.originChargesSettled === true && nothingOpen(facts),
  exitDecidedHere: (facts) => facts.decides === 'here' && nothingOpen(facts) && facts.masterFreeOfHolds === true,
  masterFreeOfHolds: (facts) => facts.masterFreeOfHolds === true && !has(facts, 'hold'),
  secondSignature: (facts) => facts.secondSignature === true,
  signedWithoutAppeal: (facts) => facts.secondSignature === true && !has(facts, 'appeal_open'),
  signedAfterAppeal: (facts) =>
    facts.secondSignature === true && !has(facts, 'appeal_open') && !has(facts, 'appeal_window_open'),
  appealMayBeLodged: (facts) => has(facts, 'appeal_window_open') && !has(facts, 'appeal_open'),
  appealUpheld: (facts) => facts.secondSignature === true && has(facts, 'appeal_open') && facts.appealUpheld === true,
  appealOpen: (facts) => facts.secondSignature === true && has(facts, 'appeal_open'),
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;

/** Guards whose answer depends on flags alone, so that `allowedActions` can give it without more facts. */
export const FLAG_GUARDS = [
  'stepParked',
  'permitRefused',
  'goodsNotPresented',
  'documentsSupplied',
  'documentsNotSupplied',
  'queryAnswered',
  'queryNotAnswered',
  'controlNotAnnounced',
  'withdrawalRequested',
  'withdrawalNotRequested',
  'amendmentRequested',
  'nothingRequested',
  'onHold',
  'notOnHold',
  'appealMayBeLodged',
] as const satisfies readonly GuardName[];

/**
 * Facts that come with the act itself: a signature that is still to be given, what a decision says. When actions are
 * listed they are taken as given, since the person may bring them.
 */
export const BROUGHT_BY_THE_ACT = {
  secondSignature: true,
  masterFreeOfHolds: true,
} as const satisfies Partial<TransitionFacts>;

export const guardHolds = (guard: GuardName | undefined, facts: TransitionFacts): boolean =>
  guard === undefined || GUARDS[guard](facts);
