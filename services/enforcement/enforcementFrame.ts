import type { SignedAction } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { refusalCode } from '../../domain/clearance/refusalCode.js';
import { findSignatureRule } from '../../domain/clearance/secondSignature.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { ServiceProblem } from '../problem.js';
import {
  statusOf,
  type ProposalFrame,
  type ProposalStatus,
  type ProposalSubject,
  type ProposedAct,
} from '../proposals/proposalFrame.js';

/** What the proposal of an act against goods carries; plain JSON. */
export type EnforcementPayload = {
  action: SignedAction;
  legalBasis: string;
  /** Where the goods are kept: with a detention or seizure. */
  place: string | null;
  /** How an appeal is decided. */
  upheld: boolean | null;
  actId: string;
};

/** An act against goods, as a proposal. */
export const ENFORCEMENT: ProposalFrame<ProposalSubject, EnforcementPayload> = {
  kind: 'enforcement',
  useCases: { propose: 'proposeEnforcement', sign: 'signEnforcement' },
  unknown: 'REQUEST.NOT_FOUND',
  subjectOf: async (tx, caller, declarationId) => ({
    declaration: await getVisibleDeclaration(tx, caller, 'proposeEnforcement', declarationId),
  }),
  refuseUnopen: (caller, { declaration }, { action }) => {
    const { state, flags } = declaration;
    const allowed = allowedActions(state, flags, caller.role);
    if (allowed.includes(action)) return;
    throw new ServiceProblem(refusalCode(action, state, flags), { state, allowedActions: allowed });
  },
  needsSignature: (_subject, { action }) => findSignatureRule({ kind: 'enforcement', action }) !== undefined,
  actOf: ({ declaration }, payload, { proposalId, signedBy }) => ({
    ...actOf(payload, { proposalId, signedBy: signedBy ?? '', legalBasis: payload.legalBasis }),
    workflowId: clearanceWorkflowId(declaration.id),
  }),
};

type Act = { [Kind in SignedAction]: Omit<ProposedAct<Kind>, 'workflowId'> }[SignedAction];

function actOf(
  { action, place, upheld }: EnforcementPayload,
  signed: { proposalId: string; signedBy: string; legalBasis: string },
): Act {
  switch (action) {
    case 'detain':
    case 'seize':
      return { kind: action, payload: { ...signed, place: place ?? '' } };
    case 'decideAppeal':
      return { kind: action, payload: { ...signed, upheld: upheld === true } };
    case 'endDetention':
    case 'forfeit':
    case 'destroyGoods':
    case 'returnGoods':
      return { kind: action, payload: signed };
  }
}

/** An act against goods, proposed or done. */
export interface EnforcementView extends EnforcementPayload {
  proposal: ProposalRow;
  status: ProposalStatus;
}

/** How a proposal shows at an instant. */
export function viewEnforcement(proposal: ProposalRow, at: Date): EnforcementView {
  // Written through ENFORCEMENT, and by nothing else.
  return { ...(proposal.payload as unknown as EnforcementPayload), proposal, status: statusOf(proposal, at) };
}
