import type { UseCase } from '../permissions/table.js';

/** An act on a case stands in its timeline with whoever did it; that says more than that they looked. */
const ACT = 'an act: the timeline says who did it and why';
const NO_NAMES = 'numbers, places and states; nothing of a person';
const NO_CASE = 'shows no case of a firm';

/**
 * What authorities and operators may be shown without it being written down as looking at a firm's case, and why. Whatever is
 * not here is written down. A test asks every operation and holds its answer against this list.
 */
export const UNRECORDED_READS: Readonly<Partial<Record<UseCase, string>>> = {
  correctDeclaration: ACT,
  recordProofOfExit: ACT,
  invalidateDeclaration: ACT,
  placeHold: ACT,
  liftHold: ACT,
  recallDeclaration: ACT,
  endRecall: ACT,
  proposeEnforcement: ACT,
  signEnforcement: ACT,
  decideTask: ACT,
  recordInspection: ACT,
  signInspectionResult: ACT,
  registerPermit: ACT,
  shutConsolidation: ACT,
  takeOutOfBag: ACT,
  createOperation: ACT,
  signOperation: ACT,
  createOperations: ACT,
  signOperations: ACT,
  setExchangeRate: NO_CASE,
  importExchangeRates: NO_CASE,
  importNomenclature: NO_CASE,
  proposeCountryPack: NO_CASE,
  signCountryPack: NO_CASE,
  tryCountryPack: NO_CASE,
  listCountryPacks: NO_CASE,
  listCountryPackProposals: NO_CASE,
  getCountryPackProposal: NO_CASE,
  listExchangeRates: NO_CASE,
  searchHs: NO_CASE,
  getHs: NO_CASE,
  classifyGoods: NO_CASE,
  checkNomenclature: NO_CASE,
  getGuidance: NO_CASE,
  getMe: NO_CASE,
  listSessions: NO_CASE,
  getCurrentSession: NO_CASE,
  listMembers: NO_CASE,
  listAuthorities: NO_CASE,
  listApiKeys: NO_CASE,
  listWebhookEndpoints: NO_CASE,
  getWebhookEndpoint: NO_CASE,
  listWebhookDeliveries: NO_CASE,
  listWebhookAttempts: NO_CASE,
  listPermits: NO_CASE,
  getPermit: NO_CASE,
  listStuckCauses: NO_CASE,
  verifyAudit: NO_CASE,
  listDeclarations: NO_NAMES,
  exportDeclarations: NO_NAMES,
  listEvents: NO_NAMES,
  getAct: NO_NAMES,
  listConsolidations: NO_NAMES,
  getConsolidation: NO_NAMES,
  exportAudit: 'the chains hold ids and hashes, nothing of a person',
  listAccessRecords: 'who looked, not what they saw',
};
