import type { Transition } from '../transition.js';
import { byAction } from '../transition.js';

/** Recall, detention and seizure: acts against the goods, each with two signatures and a way to appeal. All later. */
export const ENFORCEMENT_TRANSITIONS: readonly Transition[] = [
  byAction('RECALLED', 'INSPECTION', 'orderInspection', 'kyoto', { sets: ['control_announced'], since: 'later' }),
  byAction('RECALLED', 'DETAINED', 'detain', 'kyotoOffence', { guard: 'secondSignature' }),
  byAction('RECALLED', 'RELEASED', 'endRecall', 'kyoto'),
  byAction('RECALLED', 'WITHDRAWN', 'decideWithdrawal', 'kyotoAmend', { guard: 'withdrawalConsented' }),

  byAction('DETAINED', 'ASSESSED', 'endDetention', 'kyotoOffence', { guard: 'secondSignature' }),
  byAction('DETAINED', 'SEIZED', 'seize', 'kyotoOffence', { guard: 'secondSignature' }),
  byAction('DETAINED', 'RETURNED_TO_EXPORTER', 'returnGoods', 'wtoTfa', { guard: 'secondSignature' }),
  byAction('DETAINED', 'DESTROYED', 'destroyGoods', 'kyotoOffence', { guard: 'secondSignature' }),

  byAction('SEIZED', 'ASSESSED', 'decideAppeal', 'kyotoAppeal', { guard: 'secondSignature' }),
  byAction('SEIZED', 'FORFEITED', 'forfeit', 'kyotoOffence', { guard: 'secondSignature' }),
  byAction('SEIZED', 'DESTROYED', 'destroyGoods', 'kyotoOffence', { guard: 'secondSignature' }),
];
