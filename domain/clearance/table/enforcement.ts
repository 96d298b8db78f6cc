import type { Transition } from '../transition.js';
import { byAction, byDeadline } from '../transition.js';

/** Flags that end with the detention or seizure they belong to. */
const APPEAL_OVER = ['appeal_open', 'appeal_window_open'] as const;

/**
 * Recall, detention and seizure: acts against the goods, each with two signatures, notice to the exporter and a way to
 * appeal while its window is open. What cannot be taken back (forfeiture, destruction) waits until the window has closed
 * and no appeal is open.
 */
export const ENFORCEMENT_TRANSITIONS: readonly Transition[] = [
  byAction('RECALLED', 'INSPECTION', 'orderInspection', 'kyoto', { sets: ['control_announced'] }),
  byAction('RECALLED', 'DETAINED', 'detain', 'kyotoOffence', {
    guard: 'secondSignature',
    sets: ['appeal_window_open'],
  }),
  byAction('RECALLED', 'RELEASED', 'endRecall', 'kyoto'),
  byAction('RECALLED', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byAction('DETAINED', 'DETAINED', 'lodgeAppeal', 'kyotoAppeal', {
    guard: 'appealMayBeLodged',
    sets: ['appeal_open'],
  }),
  byDeadline('DETAINED', 'DETAINED', 'appeal_window', 'kyotoAppeal', { clears: ['appeal_window_open'] }),
  byAction('DETAINED', 'ASSESSED', 'decideAppeal', 'kyotoAppeal', { guard: 'appealUpheld', clears: APPEAL_OVER }),
  byAction('DETAINED', 'DETAINED', 'decideAppeal', 'kyotoAppeal', { guard: 'appealOpen', clears: APPEAL_OVER }),
  byAction('DETAINED', 'ASSESSED', 'endDetention', 'kyotoOffence', { guard: 'secondSignature', clears: APPEAL_OVER }),
  byAction('DETAINED', 'SEIZED', 'seize', 'kyotoOffence', {
    guard: 'signedWithoutAppeal',
    sets: ['appeal_window_open'],
  }),
  byAction('DETAINED', 'RETURNED_TO_EXPORTER', 'returnGoods', 'wtoTfa', {
    guard: 'secondSignature',
    clears: APPEAL_OVER,
  }),
  byAction('DETAINED', 'DESTROYED', 'destroyGoods', 'kyotoOffence', { guard: 'signedAfterAppeal' }),

  byAction('SEIZED', 'SEIZED', 'lodgeAppeal', 'kyotoAppeal', { guard: 'appealMayBeLodged', sets: ['appeal_open'] }),
  byDeadline('SEIZED', 'SEIZED', 'appeal_window', 'kyotoAppeal', { clears: ['appeal_window_open'] }),
  byAction('SEIZED', 'ASSESSED', 'decideAppeal', 'kyotoAppeal', { guard: 'appealUpheld', clears: APPEAL_OVER }),
  byAction('SEIZED', 'SEIZED', 'decideAppeal', 'kyotoAppeal', { guard: 'appealOpen', clears: APPEAL_OVER }),
  byAction('SEIZED', 'FORFEITED', 'forfeit', 'kyotoOffence', { guard: 'signedAfterAppeal' }),
  byAction('SEIZED', 'DESTROYED', 'destroyGoods', 'kyotoOffence', { guard: 'signedAfterAppeal' }),
];
