import type { ActKind } from '../../domain/clearance/actions.js';
import type { UseCase } from './table.js';

/**
 * The use cases by which people send each act. What the table of permissions lets a role ask, and what a clearance lets the
 * role do in a state (domain/clearance/allowedActions.ts), are two checks of the same; a test holds them against each other.
 */
export const ACT_USE_CASES: Readonly<Record<ActKind, readonly UseCase[]>> = {
  submit: ['submitDeclaration'],
  resubmit: ['resubmitDeclaration'],
  presentGoods: ['presentGoods'],
  supplyDocuments: ['supplyDocuments'],
  answerQuery: ['answerQuery'],
  withdraw: ['withdrawDeclaration'],
  requestWithdrawal: ['requestWithdrawal'],
  requestAmendment: ['requestAmendment'],
  cancelAmendment: ['cancelAmendment'],
  lodgeAppeal: ['lodgeAppeal'],
  requestDocuments: ['decideTask'],
  raiseQuery: ['decideTask'],
  acceptDocuments: ['decideTask'],
  orderInspection: ['decideTask'],
  refuse: ['decideTask'],
  decideWithdrawal: ['decideTask'],
  decideAmendment: ['decideTask'],
  grantPermit: ['decideTask'],
  refusePermit: ['decideTask'],
  recordInspection: ['recordInspection', 'signInspectionResult'],
  correctDeclaration: ['correctDeclaration'],
  placeHold: ['placeHold'],
  liftHold: ['liftHold'],
  recall: ['recallDeclaration'],
  endRecall: ['endRecall'],
  detain: ['proposeEnforcement', 'signEnforcement'],
  endDetention: ['proposeEnforcement', 'signEnforcement'],
  seize: ['proposeEnforcement', 'signEnforcement'],
  decideAppeal: ['proposeEnforcement', 'signEnforcement'],
  forfeit: ['proposeEnforcement', 'signEnforcement'],
  destroyGoods: ['proposeEnforcement', 'signEnforcement'],
  returnGoods: ['proposeEnforcement', 'signEnforcement'],
  recordProofOfExit: ['recordProofOfExit'],
  invalidate: ['invalidateDeclaration'],
  consolidate: ['shutConsolidation'],
  takeOut: ['takeOutOfBag'],
  resolveParked: ['createOperation', 'signOperation', 'createOperations', 'signOperations'],
};
