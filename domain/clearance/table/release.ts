import type { Transition } from '../transition.js';
import { byAction, byDeadline, byNotice, byStep } from '../transition.js';

/** From the final assessment to the proof of exit. Only charges at origin may stand between assessment and release. */
export const RELEASE_TRANSITIONS: readonly Transition[] = [
  byStep('ASSESSED', 'PAYMENT_DUE', 'assessFinally', 'kyotoRelease', { guard: 'originChargesUnpaid' }),
  byStep('ASSESSED', 'RELEASED', 'release', 'kyotoRelease', { guard: 'releasable' }),

  // Asked for during the control, decided when the control was over.
  byAction('ASSESSED', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byStep('PAYMENT_DUE', 'RELEASED', 'release', 'kyotoRelease', { guard: 'releasable' }),
  byDeadline('PAYMENT_DUE', 'EXPIRED', 'payment_due', 'portolan'),
  byAction('PAYMENT_DUE', 'WITHDRAWN', 'withdraw', 'kyotoAmend', { guard: 'controlNotAnnounced' }),
  byAction('PAYMENT_DUE', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byNotice('RELEASED', 'EXITED', 'customs_exited', 'hmrcStatus'),
  byStep('RELEASED', 'EXITED', 'confirmExit', 'asycudaFlow', { guard: 'exitDecidedHere' }),
  byAction('RELEASED', 'EXITED', 'recordProofOfExit', 'asycudaFlow'),
  byDeadline('RELEASED', 'EXIT_OVERDUE', 'exit_overdue', 'hmrcStatus'),
  byAction('RELEASED', 'CONSOLIDATED', 'consolidate', 'hmrcStatus', { guard: 'masterFreeOfHolds' }),
  byAction('RELEASED', 'RECALLED', 'recall', 'kyoto'),

  // No exit while a parcel of the shut master is on hold: it is taken out of the bag, or the bag stays.
  byNotice('CONSOLIDATED', 'EXITED', 'customs_exited', 'hmrcStatus', { guard: 'masterFreeOfHolds' }),
  byStep('CONSOLIDATED', 'EXITED', 'confirmExit', 'asycudaFlow', { guard: 'exitDecidedHere' }),
  byAction('CONSOLIDATED', 'EXITED', 'recordProofOfExit', 'asycudaFlow', { guard: 'masterFreeOfHolds' }),
  byAction('CONSOLIDATED', 'RELEASED', 'takeOut', 'hmrcStatus'),
  byAction('CONSOLIDATED', 'RECALLED', 'recall', 'kyoto'),
  byDeadline('CONSOLIDATED', 'EXIT_OVERDUE', 'exit_overdue', 'hmrcStatus'),

  byNotice('EXIT_OVERDUE', 'EXITED', 'customs_exited', 'hmrcStatus'),
  byAction('EXIT_OVERDUE', 'EXITED', 'recordProofOfExit', 'asycudaFlow'),
  byAction('EXIT_OVERDUE', 'INVALIDATED', 'invalidate', 'hmrcStatus'),

  byStep('EXITED', 'CLEARED', 'close', 'hmrcStatus'),
];
