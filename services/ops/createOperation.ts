import { allowedResolutions } from '../../domain/clearance/allowedActions.js';
import type { Resolution } from '../../domain/clearance/actions.js';
import { closeWithoutSignature, findProposal } from '../../prisma/queries/operations.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { findParkedStep, type ParkedStepRow, type ProposalRow } from '../../prisma/queries/listStuck.js';
import { propose } from '../../prisma/queries/proposals.js';
import type { Transaction } from '../../prisma/withActor.js';
import { refuseUnaccepted } from '../acts/refusal.js';
import { storeActOnce } from '../acts/storeActOnce.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise, refuseOwnCase } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { RESOLVE_PARKED, viewOperation, type OperationPayload, type OperationView } from './operationView.js';
import { readOverrideValue } from './overrideValue.js';
import { findSignatureRule } from '../../domain/clearance/secondSignature.js';

/** A repair as an operator asks for it. */
export interface OperationRequest {
  parkedStepId: string;
  action: Resolution;
  reason: string;
  value?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Resolves a parked step. Where money or release changes it is only proposed, and waits for a second person; otherwise
 * it is delivered at once.
 * Throws `OPERATION.STEP_NOT_FOUND`, `OPERATION.STEP_NOT_PARKED`, `OPERATION.RESOLUTION_NOT_ALLOWED` and its kin.
 */
export async function createOperation(
  deps: ServiceDeps,
  caller: Caller,
  request: OperationRequest,
  key: RequestKey,
): Promise<OperationView> {
  authorise(caller, 'createOperation');
  const id = idOf('proposal', key);
  const now = deps.clock();
  const at = now.toISOString();
  const proposal = await deps.record.withActor(actorOf(caller), async (tx) => {
    const known = await findProposal(tx, id);
    if (known !== undefined) return known;
    const step = await findParkedStep(tx, request.parkedStepId);
    if (step === undefined) throw new ServiceProblem('OPERATION.STEP_NOT_FOUND');
    const declaration = await getDeclaration(tx, step.declarationId);
    refuseOwnCase(caller, 'createOperation', declaration);
    refuseUnopen(step, declaration, request.action);
    const payload = payloadOf(step, request, key);
    const expiresAt = new Date(now.getTime() + deps.config.proposalLifetimeMs).toISOString();
    const { declarationId, organisationId } = step;
    const { personId: proposedBy, role } = caller;
    const { reason } = request;
    const own = { id, kind: RESOLVE_PARKED, subjectId: step.id, payload, proposedBy, role, reason, expiresAt };
    await propose(tx, { ...own, declarationId, organisationId }, at);
    if (payload.rule === null) {
      await closeWithoutSignature(tx, id, at);
      await storeResolution(tx, caller, {
        step,
        declaration,
        payload,
        proposalId: id,
        proposedBy,
        signedBy: null,
        reason,
        at,
      });
    }
    return getProposal(tx, id);
  });
  const view = viewOperation(proposal, now);
  if (view.actId !== null) refuseUnaccepted(await deliverAct(deps, view.actId));
  return view;
}

/** Stores the act by which a resolution reaches the workflow that owns the step. */
export async function storeResolution(
  tx: Transaction,
  caller: Caller,
  input: {
    step: ParkedStepRow;
    declaration: DeclarationRow;
    payload: OperationPayload;
    proposalId: string;
    proposedBy: string;
    signedBy: string | null;
    reason: string;
    at: string;
  },
): Promise<void> {
  const { step, declaration, payload, proposalId, proposedBy, signedBy, reason, at } = input;
  const { action: resolution, value, actId } = payload;
  const act = {
    id: actId,
    kind: 'resolveParked' as const,
    payload: { parkedStepId: step.id, resolution, value, proposalId, signedBy },
    reason,
    workflowId: step.workflowId,
    personId: proposedBy,
  };
  await storeActOnce(tx, caller, declaration, act, at);
}

/** Throws unless the step is parked and may be resolved so, by its own marks and by the state of its clearance. */
export function refuseUnopen(step: ParkedStepRow, declaration: DeclarationRow, action: Resolution): void {
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

function payloadOf(step: ParkedStepRow, { action, value }: OperationRequest, key: RequestKey): OperationPayload {
  if (action !== 'override' && value !== undefined) {
    const fault = { pointer: '/value', code: 'REQUEST.FIELD_INVALID', message: 'belongs to an override only' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  const { counterparty, overridable } = step;
  return {
    action,
    value: action === 'override' ? readOverrideValue(overridable, value) : null,
    rule: findSignatureRule({ action, counterparty, overridable }) ?? null,
    actId: idOf('act', key),
  };
}

/** Throws `OPERATION.STEP_NOT_FOUND`. */
export async function getProposal(tx: Transaction, id: string): Promise<ProposalRow> {
  const proposal = await findProposal(tx, id);
  if (proposal?.kind !== RESOLVE_PARKED) throw new ServiceProblem('OPERATION.STEP_NOT_FOUND');
  return proposal;
}
