import type { Resolution } from '../../domain/clearance/actions.js';
import { findSignatureRule } from '../../domain/clearance/secondSignature.js';
import type { ParkedStepRow } from '../../prisma/queries/listStuck.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { ServiceProblem } from '../problem.js';
import { proposeOnce } from '../proposals/proposeOnce.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { viewOperation, type OperationPayload, type OperationView } from './operationView.js';
import { readOverrideValue } from './overrideValue.js';
import { refuseUnopenRepair, REPAIR } from './repairFrame.js';

/** A repair as an operator asks for it. */
export interface OperationRequest {
  parkedStepId: string;
  action: Resolution;
  reason: string;
  value?: Readonly<Record<string, unknown>> | undefined;
  /** How many parked steps the same request acts on. */
  cases?: number;
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
  const { parkedStepId: subjectId, reason, action } = request;
  const proposal = await proposeOnce(deps, caller, REPAIR, {
    ...{ subjectId, reason, key },
    payloadOf: (subject) => {
      refuseUnopenRepair(subject, action);
      return payloadOf(subject.step, request, key);
    },
  });
  return viewOperation(proposal, deps.clock());
}

function payloadOf(
  step: ParkedStepRow,
  { action, value, cases = 1 }: OperationRequest,
  key: RequestKey,
): OperationPayload {
  if (action !== 'override' && value !== undefined) {
    const fault = { pointer: '/value', code: 'REQUEST.FIELD_INVALID', message: 'belongs to an override only' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  const { counterparty, overridable } = step;
  return {
    action,
    value: action === 'override' ? readOverrideValue(overridable, value) : null,
    rule: findSignatureRule({ kind: 'resolve_parked', action, counterparty, overridable, cases }) ?? null,
    actId: idOf('act', key),
  };
}
