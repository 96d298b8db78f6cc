import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isTerminal } from '../../domain/clearance/states.js';
import { isErrorCode } from '../../domain/errors/errors.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { getAct, markActDelivered, markActTakenUp, type ActRow } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { ACT_UPDATE, ACTION_NOT_ALLOWED, type ActMessage, type ActOutcome } from '../../workflows/messages.js';
import { receiptOf, type ActReceipt, type StoredOutcome } from '../acts/actReceipt.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { deliverAfter } from './deliverOwnNotices.js';
import { handleOf, isNotRunning, startClearance } from './workflows.js';

/** Pause before an update is offered again. */
const PAUSE_MS = 100;

/**
 * Delivers a stored act to the workflow that owns it, and answers what became of it. Delivered twice, it is taken up
 * once: the update's id is the act's, and the record knows what it has taken up. Never throws for an engine that is
 * away or slow: the act then stands as stored, and the sweep delivers it again.
 */
export async function deliverAct(deps: ServiceDeps, actId: string): Promise<ActReceipt> {
  const act = await read(deps, actId);
  if (act.takenUpAt === null) {
    try {
      if (act.kind === 'submit') await deliverSubmission(deps, act);
      else await deliverUpdate(deps, act);
    } catch (thrown) {
      deps.logger.info({ err: thrown, actId, kind: act.kind }, 'act is stored and not taken up yet');
    }
  }
  const answer = await receipt(deps, actId);
  if (act.takenUpAt === null) {
    const outcome = answer.takenUp ? (answer.accepted === true ? 'accepted' : 'refused') : 'waiting';
    deps.meters.count('portolan_acts_total', { act: act.kind, outcome });
    deliverAfter(deps, act.kind);
  }
  return answer;
}

const read = (deps: ServiceDeps, actId: string): Promise<ActRow> =>
  deps.record.withActor(DISPATCHER, (tx) => getAct(tx, actId));

async function receipt(deps: ServiceDeps, actId: string): Promise<ActReceipt> {
  return deps.record.withActor(DISPATCHER, async (tx) => {
    const act = await getAct(tx, actId);
    const { state, flags, sequence } = await getDeclaration(tx, act.declarationId);
    return receiptOf(act, { state, sequence, allowedActions: allowedActions(state, flags, act.role) });
  });
}

/** The effect of a submission was recorded with the act itself; what is left is to start the workflow. */
async function deliverSubmission(deps: ServiceDeps, act: ActRow): Promise<void> {
  await startClearance(deps, act.declarationId, { again: false });
  const at = deps.clock().toISOString();
  await deps.record.withActor(DISPATCHER, async (tx) => {
    await markActDelivered(tx, act.id, at);
    const { sequence } = act.payload as { sequence?: number };
    const allowed = allowedActions('SUBMITTED', [], act.role);
    const outcome: StoredOutcome = { accepted: true, state: 'SUBMITTED', sequence: sequence ?? 1, allowed };
    await markActTakenUp(tx, act.id, at, outcome);
  });
}

async function deliverUpdate(deps: ServiceDeps, act: ActRow): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.record.withActor(DISPATCHER, (tx) => markActDelivered(tx, act.id, at));
  const until = Date.now() + deps.config.actWaitMs;
  for (;;) {
    try {
      await update(deps, act, until);
      return;
    } catch (thrown) {
      if (isNotRunning(thrown)) return deliverWithoutWorkflow(deps, act, until);
      if (isRefusal(thrown)) return refuse(deps, act, ACTION_NOT_ALLOWED);
      // The engine takes only so many updates of one workflow at a time: the same update is offered again until the
      // person's patience ends.
      if (Date.now() + PAUSE_MS >= until) throw thrown;
      await delay(PAUSE_MS * (0.5 + Math.random()));
      if (await isDecided(deps, act.id)) return;
    }
  }
}

/**
 * Has the act been taken up meanwhile, or become impossible? Of a hundred people who decide at once, one wins; the others,
 * still waiting to be let in, are refused by what that one has left on record, without a turn at the engine each.
 */
async function isDecided(deps: ServiceDeps, actId: string): Promise<boolean> {
  const { act, state, flags } = await deps.record.withActor(DISPATCHER, async (tx) => {
    const stored = await getAct(tx, actId);
    return { act: stored, ...(await getDeclaration(tx, stored.declarationId)) };
  });
  if (act.takenUpAt !== null) return true;
  if (act.workflowId !== clearanceWorkflowId(act.declarationId)) return false;
  const allowed: readonly string[] = allowedActions(state, flags, act.role);
  if (allowed.includes(act.kind)) return false;
  await refuse(deps, act, ACTION_NOT_ALLOWED);
  return true;
}

function update(deps: ServiceDeps, act: ActRow, until: number): Promise<ActOutcome> {
  const message: ActMessage = { actId: act.id, kind: act.kind, role: act.role };
  return deps.temporal.withDeadline(until, () =>
    handleOf(deps.temporal, act.workflowId).executeUpdate<ActOutcome, [ActMessage]>(ACT_UPDATE, {
      updateId: act.id,
      args: [message],
    }),
  );
}

/** The validator's refusal; it is recorded here, since the workflow keeps nothing of what it did not let in. */
function isRefusal(thrown: unknown): boolean {
  const cause = thrown instanceof WorkflowUpdateFailedError ? thrown.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === ACTION_NOT_ALLOWED;
}

async function refuse(deps: ServiceDeps, act: ActRow, code: string): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.record.withActor(DISPATCHER, async (tx) => {
    const { state, flags, sequence } = await getDeclaration(tx, act.declarationId);
    const allowed = allowedActions(state, flags, act.role);
    const outcome: StoredOutcome = {
      accepted: false,
      state,
      sequence,
      allowed,
      ...(isErrorCode(code) ? { code } : {}),
    };
    await markActTakenUp(tx, act.id, at, outcome);
  });
}

/**
 * Nothing runs that could take the act up. Where the clearance has ended that is its refusal; where it is open, its
 * workflow was lost: it is started from the record and the act delivered to it.
 */
async function deliverWithoutWorkflow(deps: ServiceDeps, act: ActRow, until: number): Promise<void> {
  const { state } = await deps.record.withActor(DISPATCHER, (tx) => getDeclaration(tx, act.declarationId));
  if (state === 'DRAFT' || isTerminal(state)) {
    await refuse(deps, act, ACTION_NOT_ALLOWED);
    return;
  }
  await startClearance(deps, act.declarationId, { again: true });
  if (act.workflowId !== clearanceWorkflowId(act.declarationId)) {
    // Its clearance starts it, if its application is still open; the sweep brings the act.
    await refuseClosedApplication(deps, act);
    return;
  }
  try {
    await update(deps, act, until);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    await refuse(deps, act, ACTION_NOT_ALLOWED);
  }
}

async function refuseClosedApplication(deps: ServiceDeps, act: ActRow): Promise<void> {
  const applicationId = (act.payload as { applicationId?: string }).applicationId;
  if (applicationId === undefined) return;
  const row = await deps.record.withActor(DISPATCHER, (tx) =>
    tx.permitApplication.findUnique({ where: { id: applicationId } }),
  );
  const open = row !== null && (row.standing === 'TO_APPLY' || row.standing === 'APPLIED');
  if (!open) await refuse(deps, act, 'PERMIT.ALREADY_DECIDED');
}
