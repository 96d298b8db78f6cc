import type { Transition } from '../transition.js';
import { byAction, byDeadline, byNotice, byStep } from '../transition.js';

/**
 * From the draft to the legal acceptance. Where the authority accepts, its notice does; where acceptance is decided here,
 * our own step does, and the authority records it.
 */
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
  byStep('LODGED', 'REGISTERED', 'accept', 'kyoto', { guard: 'decidedHere' }),
  byNotice('LODGED', 'PRELODGED', 'customs_received', 'hmrcStatus', { guard: 'noticeIsCurrent' }),
  byStep('LODGED', 'PRELODGED', 'prelodge', 'kyoto', { guard: 'decidedHere' }),

  byAction('REJECTED', 'SUBMITTED', 'resubmit', 'hmrcStatus'),
  byAction('REJECTED', 'WITHDRAWN', 'withdraw', 'kyotoAmend'),
  byDeadline('REJECTED', 'EXPIRED', 'rejection_expiry', 'hmrcStatus'),

  byAction('PRELODGED', 'PRELODGED', 'presentGoods', 'hmrcStatus', {
    guard: 'goodsNotPresented',
    sets: ['goods_presented'],
  }),
  byNotice('PRELODGED', 'REGISTERED', 'customs_accepted', 'hmrcStatus', { guard: 'noticeIsCurrent' }),
  byStep('PRELODGED', 'REGISTERED', 'accept', 'kyoto', { guard: 'decidedHere' }),
  byNotice('PRELODGED', 'EXPIRED', 'customs_rejected', 'hmrcStatus', { guard: 'neverArrived' }),
  byNotice('PRELODGED', 'REJECTED', 'customs_rejected', 'hmrcStatus', {
    guard: 'noticeIsCurrent',
    clears: ['goods_presented'],
  }),
  byAction('PRELODGED', 'WITHDRAWN', 'withdraw', 'kyotoAmend'),
  byDeadline('PRELODGED', 'EXPIRED', 'prelodged_expiry', 'hmrcStatus', { guard: 'goodsNotPresented' }),
];
