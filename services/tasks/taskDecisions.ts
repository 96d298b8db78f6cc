import type { ActKind } from '../../domain/clearance/actions.js';

/** Decisions in the words of the wire. */
export type TaskDecisionName = 'accept' | 'request_documents' | 'raise_query' | 'order_inspection' | 'refuse' | 'grant';

/** Which kinds of task take which decisions, and the act each one is. */
export const DECISION_ACTIONS: Readonly<Record<string, Partial<Record<TaskDecisionName, ActKind>>>> = {
  documentary_check: {
    accept: 'acceptDocuments',
    request_documents: 'requestDocuments',
    raise_query: 'raiseQuery',
    order_inspection: 'orderInspection',
    refuse: 'refuse',
  },
  // The result of an inspection is recorded on the inspection; until then the officer may turn to other means.
  inspection: { request_documents: 'requestDocuments', raise_query: 'raiseQuery', refuse: 'refuse' },
  // Recalled goods are examined where an officer orders it; the other ways are acts of their own.
  recalled_goods: { order_inspection: 'orderInspection' },
  amendment_decision: { grant: 'decideAmendment', refuse: 'decideAmendment' },
  withdrawal_decision: { grant: 'decideWithdrawal', refuse: 'decideWithdrawal' },
  // What order, payment and waybill say otherwise is asked about, or corrected by an act of its own.
  matching_differs: { raise_query: 'raiseQuery' },
  permit_decision: { grant: 'grantPermit', refuse: 'refusePermit' },
};
