import type { FoundItem } from '../../domain/clearance/actPayloads.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { refusalCode } from '../../domain/clearance/refusalCode.js';
import { findSignatureRule, type SignatureRule } from '../../domain/clearance/secondSignature.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { ProposalRow } from '../../prisma/queries/listStuck.js';
import { findInspection, type InspectionRow } from '../../prisma/queries/listWork.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { ServiceProblem } from '../problem.js';
import { statusOf, type ProposalFrame, type ProposalStatus, type ProposalSubject } from '../proposals/proposalFrame.js';

/** What the proposal of an examination's result carries; plain JSON. */
export type ResultPayload = {
  /** {@link FoundItem}s. */
  found: Json;
  grossWeightGrams: number | null;
  notes: string | null;
  rule: { id: string; explanation: string } | null;
  actId: string;
};

/** What a result is about: an examination, and the declaration it belongs to. */
export interface ResultSubject extends ProposalSubject {
  inspection: InspectionRow;
}

/** The rule by which a second officer signs the result; undefined where one officer may record it alone. */
export const findResultRule = ({ lane, authority }: DeclarationRow): SignatureRule | undefined =>
  findSignatureRule({ kind: 'inspection_result', lane, decides: authority.lane });

/** The examination that a caller names, with its declaration. Throws `INSPECTION.NOT_FOUND`. */
export async function getResultSubject(tx: Transaction, caller: Caller, inspectionId: string): Promise<ResultSubject> {
  const inspection = await findInspection(tx, inspectionId);
  if (inspection === undefined) throw new ServiceProblem('INSPECTION.NOT_FOUND');
  const declaration = await getVisibleDeclaration(tx, caller, 'recordInspection', inspection.declarationId);
  return { inspection, declaration };
}

/** The result of an examination, as a proposal: what lets goods go on from lane red. */
export const INSPECTION_RESULT: ProposalFrame<ResultSubject, ResultPayload> = {
  kind: 'inspection_result',
  useCases: { propose: 'recordInspection', sign: 'signInspectionResult' },
  unknown: 'REQUEST.NOT_FOUND',
  subjectOf: getResultSubject,
  refuseUnopen: (caller, { declaration, inspection }) => {
    const { state, flags } = declaration;
    const allowed = allowedActions(state, flags, caller.role);
    if (!allowed.includes('recordInspection')) {
      const code = refusalCode('recordInspection', state, flags);
      throw new ServiceProblem(code, { state, allowedActions: allowed });
    }
    // Recorded meanwhile, or given up: what was found then says nothing of an examination ordered anew.
    if (inspection.status !== 'ordered')
      throw new ServiceProblem('INSPECTION.ALREADY_RECORDED', { state, allowedActions: allowed });
  },
  needsSignature: ({ declaration }) => findResultRule(declaration) !== undefined,
  actOf: ({ declaration, inspection }, { found, grossWeightGrams, notes }, { proposalId, signedBy }) => ({
    kind: 'recordInspection',
    payload: {
      ...{ inspectionId: inspection.id, grossWeightGrams, notes },
      // Written by recordInspection of what the contract had checked.
      found: found as unknown as readonly FoundItem[],
      ...(signedBy === null ? {} : { proposalId, signedBy }),
    },
    workflowId: clearanceWorkflowId(declaration.id),
  }),
};

/** The result of an examination, proposed or recorded. */
export interface ResultView extends ResultPayload {
  proposal: ProposalRow;
  status: ProposalStatus;
}

/** How a proposal shows at an instant. */
export function viewResult(proposal: ProposalRow, at: Date): ResultView {
  // Written through INSPECTION_RESULT, and by nothing else.
  return { ...(proposal.payload as unknown as ResultPayload), proposal, status: statusOf(proposal, at) };
}
