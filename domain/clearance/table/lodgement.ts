import type { Transition } from '../transition.js';
import { byAction, byDeadline, byNotice, byStep } from '../transition.js';

/** From the draft to the legal acceptance by customs. */
export const LODGEMENT_TRANSITIONS: readonly Transition[] = [
  byAction('DRAFT', 'SUBMITTED', 'submit', 'portolan'),

  byStep('SUBMITTED', 'PERMITS_PENDING', 'checkPermits', 'permitLaw', { guard: 'permitToApplyFor' }),
  byStep('SUBMITTED', 'LODGED', 'lodge', 'kyoto', { guard: 'permitsInForce' }),
  byAction('SUBMITTED', 'WITHDRAWN', 'withdraw', 'kyotoAmend'),

  byStep('PERMITS_PENDING', 'LODGED', 'lodge', 'permitLaw', { guard: 'permitsInForce' }),
  byAction('PERMITS_PENDING', 'SUBMITTED', 'resubmit', 'permitLaw', {
    guard: 'permitRefused',
    clears: ['permit_refused'],
  }),
  byAction('PERMITS_PENDING', 'WITHDRAWN', 'withdraw', 'kyotoAmend', { clears: ['permit_refused'] }),
  byDeadline('PERMITS_PENDING', 'EXPIRED', 'rejection_expiry', 'permitLaw', {
    guard: 'permitRefused',
    clears: ['permit_refused'],
  }),

  byNotice('LODGED', 'REJECTED', 'customs_rejected', 'hmrcStatus', { guard: 'noticeIsCurrent' }),
  byNotice('LODGED', 'REGISTERED', 'customs_accepted', 'hmrcStatus', { guard: 'noticeIsCurrent' }),
  byNotice('LODGED', 'PRELODGED', 'customs_other', 'hmrcStatus', { guard: 'noticeIsCurrent', since: 'later' }),

  byAction('REJECTED', 'SUBMITTED', 'resubmit', 'hmrcStatus'),
  byAction('REJECTED', 'WITHDRAWN', 'withdraw', 'kyotoAmend'),
  byDeadline('REJECTED', 'EXPIRED', 'rejection_expiry', 'hmrcStatus'),

  byNotice('PRELODGED', 'REGISTERED', 'customs_accepted', 'hmrcStatus', { guard: 'noticeIsCurrent', since: 'later' }),
  byAction('PRELODGED', 'PRELODGED', 'presentGoods', 'hmrcStatus'),
  byAction('PRELODGED', 'WITHDRAWN', 'withdraw', 'kyotoAmend', { since: 'later' }),
  byDeadline('PRELODGED', 'EXPIRED', 'prelodged_expiry', 'hmrcStatus', { since: 'later' }),
];
