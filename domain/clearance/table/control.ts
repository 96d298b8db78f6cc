import type { Transition } from '../transition.js';
import { byAction, byDeadline, byStep } from '../transition.js';

/**
 * From registration through the controls of the lane. A lane of control announces the control; after that a declaration
 * is withdrawn only with an officer's consent.
 */
export const CONTROL_TRANSITIONS: readonly Transition[] = [
  byStep('REGISTERED', 'ASSESSED', 'assignLane', 'asycudaLane', { guard: 'laneGreenOrBlue' }),
  byStep('REGISTERED', 'DOCUMENTS_REQUIRED', 'assignLane', 'asycudaLane', {
    guard: 'laneYellow',
    sets: ['control_announced'],
  }),
  byStep('REGISTERED', 'INSPECTION', 'assignLane', 'asycudaLane', { guard: 'laneRed', sets: ['control_announced'] }),
  byStep('REGISTERED', 'MATCHING', 'matchDocuments', 'cbecMatching', { guard: 'marketplaceOrder' }),

  byStep('MATCHING', 'ASSESSED', 'assignLane', 'cbecMatching', { guard: 'matchedGreenOrBlue' }),
  byStep('MATCHING', 'DOCUMENTS_REQUIRED', 'assignLane', 'cbecMatching', {
    guard: 'matchedYellow',
    sets: ['control_announced'],
  }),
  byStep('MATCHING', 'INSPECTION', 'assignLane', 'cbecMatching', {
    guard: 'matchedRed',
    sets: ['control_announced'],
  }),
  byAction('MATCHING', 'QUERY', 'raiseQuery', 'cbecMatching', {
    sets: ['control_announced'],
    clears: ['query_answered'],
  }),
  byAction('MATCHING', 'WITHDRAWN', 'withdraw', 'kyotoAmend', { guard: 'controlNotAnnounced' }),

  byAction('DOCUMENTS_REQUIRED', 'DOCUMENTS_REQUIRED', 'supplyDocuments', 'hmrcStatus', {
    sets: ['documents_supplied'],
  }),
  byAction('DOCUMENTS_REQUIRED', 'DOCUMENTS_REQUIRED', 'requestDocuments', 'hmrcStatus', {
    guard: 'documentsSupplied',
    sets: ['control_announced'],
    clears: ['documents_supplied'],
  }),
  byAction('DOCUMENTS_REQUIRED', 'ASSESSED', 'acceptDocuments', 'asycudaLane', { guard: 'documentsSupplied' }),
  byAction('DOCUMENTS_REQUIRED', 'QUERY', 'raiseQuery', 'hmrcStatus', {
    sets: ['control_announced'],
    clears: ['query_answered'],
  }),
  byAction('DOCUMENTS_REQUIRED', 'INSPECTION', 'orderInspection', 'asycudaLane', { sets: ['control_announced'] }),
  byAction('DOCUMENTS_REQUIRED', 'REFUSED', 'refuse', 'kyotoRelease'),
  byDeadline('DOCUMENTS_REQUIRED', 'REFUSED', 'documents_due', 'kyotoRelease', { guard: 'documentsNotSupplied' }),
  byAction('DOCUMENTS_REQUIRED', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byAction('QUERY', 'QUERY', 'answerQuery', 'hmrcStatus', { sets: ['query_answered'] }),
  byAction('QUERY', 'QUERY', 'raiseQuery', 'hmrcStatus', { guard: 'queryAnswered', clears: ['query_answered'] }),
  byAction('QUERY', 'ASSESSED', 'acceptDocuments', 'asycudaLane', { guard: 'queryAnswered' }),
  byAction('QUERY', 'DOCUMENTS_REQUIRED', 'requestDocuments', 'hmrcStatus', {
    sets: ['control_announced'],
    clears: ['documents_supplied'],
  }),
  byAction('QUERY', 'INSPECTION', 'orderInspection', 'asycudaLane', { sets: ['control_announced'] }),
  byAction('QUERY', 'REFUSED', 'refuse', 'kyotoRelease'),
  byDeadline('QUERY', 'REFUSED', 'query_due', 'kyotoRelease', { guard: 'queryNotAnswered' }),
  byAction('QUERY', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byAction('INSPECTION', 'ASSESSED', 'recordInspection', 'asycudaLane'),
  byAction('INSPECTION', 'DOCUMENTS_REQUIRED', 'requestDocuments', 'hmrcStatus', {
    sets: ['control_announced'],
    clears: ['documents_supplied'],
  }),
  byAction('INSPECTION', 'QUERY', 'raiseQuery', 'hmrcStatus', {
    sets: ['control_announced'],
    clears: ['query_answered'],
  }),
  byAction('INSPECTION', 'REFUSED', 'refuse', 'kyotoRelease'),
  byAction('INSPECTION', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),
  byAction('INSPECTION', 'DETAINED', 'detain', 'kyotoOffence', {
    guard: 'secondSignature',
    sets: ['appeal_window_open'],
  }),
];
