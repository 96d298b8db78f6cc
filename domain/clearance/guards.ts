import type { Flag } from './flags.js';
import type { Lane } from './lanes.js';

/**
 * The small facts on which an arrow may depend. A fact that is not given is not known, and a guard that needs it says
 * no: nothing opens by omission.
 */
export interface TransitionFacts {
  readonly flags: readonly Flag[];
  readonly lane?: Lane;
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
  /** An officer has consented to the withdrawal (later release). */
  readonly withdrawalConsented?: boolean;
  /** A second, different person has signed (later release). */
  readonly secondSignature?: boolean;
  /** The goods come from a marketplace order, with payment and waybill to compare (later release). */
  readonly marketplaceOrder?: boolean;
  /** No parcel in the shut master is on hold (later release). */
  readonly masterFreeOfHolds?: boolean;
}

type Guard = (facts: TransitionFacts) => boolean;

const has = (facts: TransitionFacts, flag: Flag): boolean => facts.flags.includes(flag);

/** Pure guards by name. Those over flags alone may guard a person's act; the others need the step's own facts. */
export const GUARDS = {
  stepParked: (facts) => has(facts, 'parked'),
  notHandedOver: (facts) => has(facts, 'parked') && facts.handedOver === false,
  permitRefused: (facts) => has(facts, 'permit_refused'),
  permitToApplyFor: (facts) => facts.permitToApplyFor === true,
  permitsInForce: (facts) => facts.permitToApplyFor !== true && facts.permitsInForce === true,
  noticeIsCurrent: (facts) => facts.noticeIsCurrent === true,
  laneGreenOrBlue: (facts) => facts.lane === 'green' || facts.lane === 'blue',
  laneYellow: (facts) => facts.lane === 'yellow',
  laneRed: (facts) => facts.lane === 'red',
  marketplaceOrder: (facts) => facts.marketplaceOrder === true,
  documentsSupplied: (facts) => has(facts, 'documents_supplied'),
  documentsNotSupplied: (facts) => !has(facts, 'documents_supplied'),
  queryAnswered: (facts) => has(facts, 'query_answered'),
  queryNotAnswered: (facts) => !has(facts, 'query_answered'),
  controlNotAnnounced: (facts) => !has(facts, 'control_announced'),
  withdrawalConsented: (facts) => facts.withdrawalConsented === true,
  originChargesUnpaid: (facts) => facts.originChargesSettled === false,
  releasable: (facts) =>
    facts.permitsInForce === true &&
    facts.originChargesSettled === true &&
    !has(facts, 'hold') &&
    !has(facts, 'parked'),
  masterFreeOfHolds: (facts) => facts.masterFreeOfHolds === true,
  secondSignature: (facts) => facts.secondSignature === true,
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;

/** Guards whose answer depends on flags alone, so that `allowedActions` can give it without more facts. */
export const FLAG_GUARDS = [
  'stepParked',
  'permitRefused',
  'documentsSupplied',
  'documentsNotSupplied',
  'queryAnswered',
  'queryNotAnswered',
  'controlNotAnnounced',
] as const satisfies readonly GuardName[];

export const guardHolds = (guard: GuardName | undefined, facts: TransitionFacts): boolean =>
  guard === undefined || GUARDS[guard](facts);
