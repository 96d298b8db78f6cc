import type { ActPayloads } from '../../domain/clearance/actPayloads.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isPermitAction, type Action, type PermitAction } from '../../domain/clearance/actions.js';
import { findPermitRefusal } from '../../domain/clearance/refusalCode.js';
import { findAct } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { findTask, type TaskRow } from '../../prisma/queries/listWork.js';
import { getApplication } from '../../prisma/queries/permitApplications.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf, queueOf } from '../actorOf.js';
import type { ActReceipt, StoredOutcome } from '../acts/actReceipt.js';
import { findRefusal, refuseUnaccepted } from '../acts/refusal.js';
import { storeActOnce } from '../acts/storeActOnce.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise, refuseOwnCase } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { DECISION_ACTIONS, type TaskDecisionName } from './taskDecisions.js';

/** A decision as it is taken; the members beside the reason belong to some decisions only. */
export interface TaskDecision {
  decision: TaskDecisionName;
  reason: string;
  kinds?: readonly string[];
  question?: string;
  quantityGrams?: number;
  validFrom?: string;
  validUntil?: string;
}

/**
 * An officer decides a task: a documentary check, an inspection that is turned to other means, or a permit application.
 * Of many who decide at once one is taken up; the others are told what may be done instead.
 * Throws `REQUEST.NOT_FOUND`, `CLEARANCE.OWN_DECLARATION`, `REQUEST.BODY_INVALID`, `CLEARANCE.ACTION_NOT_ALLOWED` and the
 * permit's own refusals.
 */
export async function decideTask(
  deps: ServiceDeps,
  caller: Caller,
  input: { taskId: string; key: RequestKey; decision: TaskDecision },
): Promise<ActReceipt> {
  authorise(caller, 'decideTask');
  const { taskId, key, decision } = input;
  const actId = idOf('act', key);
  const at = deps.clock().toISOString();
  await deps.record.withActor(actorOf(caller), async (tx) => {
    const task = await findTask(tx, taskId, queueOf(caller));
    if (task === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    const declaration = await getDeclaration(tx, task.declarationId);
    refuseOwnCase(caller, 'decideTask', declaration);
    if ((await findAct(tx, actId)) !== undefined) return;
    const kind = actionOf(task, decision);
    const refusal = await findTaskRefusal(tx, caller, task, declaration, kind);
    const payload = payloadOf(task, decision, kind);
    const act = { id: actId, kind, payload, reason: decision.reason, workflowId: task.workflowId };
    await storeActOnce(tx, caller, declaration, refusal === undefined ? act : { ...act, refusal }, at);
  });
  return refuseUnaccepted(await deliverAct(deps, actId));
}

type Decided =
  | Extract<
      Action,
      | 'acceptDocuments'
      | 'requestDocuments'
      | 'raiseQuery'
      | 'orderInspection'
      | 'refuse'
      | 'decideAmendment'
      | 'decideWithdrawal'
    >
  | PermitAction;

function actionOf(task: TaskRow, { decision }: TaskDecision): Decided {
  const action = DECISION_ACTIONS[task.kind]?.[decision];
  if (action !== undefined) return action as Decided;
  const takes = Object.keys(DECISION_ACTIONS[task.kind] ?? {});
  const hint = takes.length === 0 ? 'This task is not done by a decision.' : `This task takes ${takes.join(', ')}.`;
  const fault = {
    pointer: '/decision',
    code: 'REQUEST.FIELD_INVALID',
    message: `is no decision on a ${task.kind}`,
    hint,
  };
  throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
}

async function findTaskRefusal(
  tx: Transaction,
  caller: Caller,
  task: TaskRow,
  declaration: DeclarationRow,
  kind: Decided,
): Promise<StoredOutcome | undefined> {
  if (!isPermitAction(kind)) {
    const refusal = findRefusal(caller, declaration, kind);
    if (refusal !== undefined || task.status === 'open') return refusal;
    // The state would allow it, but this task is over: whoever decided it was faster.
    const { state, flags, sequence } = declaration;
    const allowed = allowedActions(state, flags, caller.role);
    return { accepted: false, state, sequence, allowed, code: 'CLEARANCE.ACTION_NOT_ALLOWED' };
  }
  const { state, sequence } = declaration;
  const application = await getApplication(tx, task.subjectId ?? '');
  const code = findPermitRefusal({ action: kind, role: caller.role }, application, state);
  return code === undefined ? undefined : { accepted: false, state, sequence, allowed: [], code };
}

function payloadOf(task: TaskRow, decision: TaskDecision, kind: Decided): ActPayloads[Decided] {
  const applicationId = task.subjectId ?? '';
  switch (kind) {
    case 'requestDocuments':
      return { kinds: decision.kinds ?? [] };
    case 'raiseQuery':
      return { question: decision.question ?? '' };
    case 'grantPermit': {
      const { quantityGrams, validFrom, validUntil } = decision;
      return {
        applicationId,
        ...(quantityGrams === undefined ? {} : { quantityGrams }),
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validUntil === undefined ? {} : { validUntil }),
      };
    }
    case 'refusePermit':
      return { applicationId };
    case 'decideAmendment':
      return { amendmentId: task.subjectId ?? '', granted: decision.decision === 'grant' };
    case 'decideWithdrawal':
      return { granted: decision.decision === 'grant' };
    case 'acceptDocuments':
    case 'orderInspection':
    case 'refuse':
      return {};
  }
}
