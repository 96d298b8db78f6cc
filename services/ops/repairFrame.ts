import { allowedResolutions } from '../../domain/clearance/allowedActions.js';
import type { Resolution } from '../../domain/clearance/actions.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { findParkedStep, type ParkedStepRow } from '../../prisma/queries/listStuck.js';
import { ServiceProblem } from '../problem.js';
import type { ProposalFrame } from '../proposals/proposalFrame.js';
import type { OperationPayload } from './operationView.js';

/** What a repair is about: a parked step, and the declaration it belongs to. */
export interface RepairSubject {
  step: ParkedStepRow;
  declaration: DeclarationRow;
}

/** The repair of a parked step, as a proposal. Whether a second person signs, the rule in its payload says. */
export const REPAIR: ProposalFrame<RepairSubject, OperationPayload> = {
  kind: 'resolve_parked',
  useCases: { propose: 'createOperation', sign: 'signOperation' },
  unknown: 'OPERATION.STEP_NOT_FOUND',
  subjectOf: async (tx, _caller, parkedStepId) => {
    const step = await findParkedStep(tx, parkedStepId);
    if (step === undefined) throw new ServiceProblem('OPERATION.STEP_NOT_FOUND');
    return { step, declaration: await getDeclaration(tx, step.declarationId) };
  },
  refuseUnopen: (_caller, subject, { action }) => {
    refuseUnopenRepair(subject, action);
  },
  needsSignature: (_subject, { rule }) => rule !== null,
  actOf: ({ step }, { action: resolution, value }, { proposalId, signedBy }) => ({
    kind: 'resolveParked',
    payload: { parkedStepId: step.id, resolution, value, proposalId, signedBy },
    workflowId: step.workflowId,
  }),
};

/** Throws unless the step is parked and may be resolved so, by its own marks and by the state of its clearance. */
export function refuseUnopenRepair({ step, declaration }: RepairSubject, action: Resolution): void {
  const { state, facts } = declaration;
  if (step.status !== 'parked') throw new ServiceProblem('OPERATION.STEP_NOT_PARKED', { state, allowedActions: [] });
  const handedOver = facts.posted;
  const open: readonly string[] = allowedResolutions(state, { skippable: step.skippable, handedOver }).filter(
    (resolution) => step.actions.includes(resolution),
  );
  if (open.includes(action)) return;
  const parts = { state, allowedActions: open };
  if (action === 'abort' && handedOver) throw new ServiceProblem('OPERATION.ALREADY_HANDED_OVER', parts);
  if (action === 'skip' && !step.skippable) throw new ServiceProblem('OPERATION.STEP_NOT_SKIPPABLE', parts);
  throw new ServiceProblem('OPERATION.RESOLUTION_NOT_ALLOWED', parts);
}
