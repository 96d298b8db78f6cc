import type { PersonRole } from './roles.js';

/** Acts a person may send on a clearance, each with the one role that may send it. */
export const ACTION_ROLES = {
  submit: 'exporter',
  resubmit: 'exporter',
  presentGoods: 'exporter',
  supplyDocuments: 'exporter',
  answerQuery: 'exporter',
  withdraw: 'exporter',
  requestWithdrawal: 'exporter',
  requestAmendment: 'exporter',
  cancelAmendment: 'exporter',
  lodgeAppeal: 'exporter',
  requestDocuments: 'customs_officer',
  raiseQuery: 'customs_officer',
  acceptDocuments: 'customs_officer',
  orderInspection: 'customs_officer',
  recordInspection: 'customs_officer',
  refuse: 'customs_officer',
  decideWithdrawal: 'customs_officer',
  decideAmendment: 'customs_officer',
  correctDeclaration: 'customs_officer',
  placeHold: 'customs_officer',
  liftHold: 'customs_officer',
  recall: 'customs_officer',
  endRecall: 'customs_officer',
  detain: 'customs_officer',
  endDetention: 'customs_officer',
  seize: 'customs_officer',
  decideAppeal: 'customs_officer',
  forfeit: 'customs_officer',
  destroyGoods: 'customs_officer',
  returnGoods: 'customs_officer',
  recordProofOfExit: 'customs_officer',
  invalidate: 'customs_officer',
  consolidate: 'operator',
  takeOut: 'operator',
  resolveParked: 'operator',
} as const satisfies Record<string, PersonRole>;

/** Acts on a permit application, not on the clearance (see permitApplication.ts). */
export const PERMIT_ACTION_ROLES = {
  grantPermit: 'agency_officer',
  refusePermit: 'agency_officer',
} as const satisfies Record<string, PersonRole>;

export type Action = keyof typeof ACTION_ROLES;
export type PermitAction = keyof typeof PERMIT_ACTION_ROLES;
/** Any act a person may send: the `kind` of an act row and of the workflow's `act` update. */
export type ActKind = Action | PermitAction;

export const ACTIONS = Object.keys(ACTION_ROLES) as readonly Action[];
export const PERMIT_ACTIONS = Object.keys(PERMIT_ACTION_ROLES) as readonly PermitAction[];
export const ACT_KINDS: readonly ActKind[] = [...ACTIONS, ...PERMIT_ACTIONS];

/**
 * Acts of an officer that decide the control. Where the authority's own system decides the lane, its notices stand for
 * them and nobody sends them here.
 */
export const CONTROL_ACTIONS = [
  'requestDocuments',
  'raiseQuery',
  'acceptDocuments',
  'orderInspection',
  'recordInspection',
  'refuse',
] as const satisfies readonly Action[];

/**
 * Acts that take effect only with the signatures of two officers: the first proposes, another one signs.
 * Source: Revised Kyoto Convention, Specific Annex H, chapter 1 (customs offences), read with the rule of four eyes.
 */
export const SIGNED_ACTIONS = [
  'detain',
  'endDetention',
  'seize',
  'decideAppeal',
  'forfeit',
  'destroyGoods',
  'returnGoods',
] as const satisfies readonly Action[];
export type SignedAction = (typeof SIGNED_ACTIONS)[number];

/** What an operator may do with a parked step. */
export const RESOLUTIONS = ['retry', 'override', 'skip', 'abort'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const isAction = (text: string): text is Action => Object.hasOwn(ACTION_ROLES, text);
export const isPermitAction = (text: string): text is PermitAction => Object.hasOwn(PERMIT_ACTION_ROLES, text);
export const isActKind = (text: string): text is ActKind => isAction(text) || isPermitAction(text);
export const isResolution = (text: string): text is Resolution => (RESOLUTIONS as readonly string[]).includes(text);

/** The one role that may send this act. */
export function roleOf(action: ActKind): PersonRole {
  return isPermitAction(action) ? PERMIT_ACTION_ROLES[action] : ACTION_ROLES[action];
}
