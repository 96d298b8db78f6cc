import { setTimeout as delay } from 'node:timers/promises';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { isTerminal } from '../../domain/clearance/states.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import {
  getAct,
  listActsUnconfirmed,
  markActDelivered,
  markActRefused,
  type ActRow,
} from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getApplication } from '../../prisma/queries/permitApplications.js';
import type { Transaction } from '../../prisma/withActor.js';
import { ACT_UPDATE, ACTION_NOT_ALLOWED, type ActMessage, type ActOutcome } from '../../workflows/messages.js';
import type { StoredOutcome } from '../acts/actReceipt.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findRefusalByRecord } from './findRefusalByRecord.js';
import { handleOf, isNotRunning, startClearance } from './workflows.js';

/** Pause before an update is offered again. */
const PAUSE_MS = 100;

/**
 * Offers an act to the workflow that owns it, until the workflow has answered or a person's patience is over. Throws what
 * the engine said last; the act is then not delivered.
 */
export async function deliverUpdate(deps: ServiceDeps, act: ActRow): Promise<void> {
  const until = Date.now() + deps.config.actWaitMs;
  for (;;) {
    try {
      await update(deps, act, until);
      return;
    } catch (thrown) {
      if (isNotRunning(thrown)) return deliverWithoutWorkflow(deps, act, until);
      if (isRefusal(thrown)) {
        if (await isSettled(deps, act.id, true)) return;
        await remindOfUnconfirmed(deps, act, until);
      }
      // The engine takes only so many updates of one workflow at a time: the same update is offered again until the
      // person's patience ends.
      if (Date.now() + PAUSE_MS >= until) throw thrown;
      await delay(PAUSE_MS * (0.5 + Math.random()));
      if (await isSettled(deps, act.id)) return;
    }
  }
}

async function update(deps: ServiceDeps, act: ActRow, until: number): Promise<void> {
  const message: ActMessage = { actId: act.id, kind: act.kind, role: act.role };
  await deps.temporal.withDeadline(until, () =>
    handleOf(deps.temporal, act.workflowId).executeUpdate<ActOutcome, [ActMessage]>(ACT_UPDATE, {
      updateId: act.id,
      args: [message],
    }),
  );
  await deps.record.withActor(DISPATCHER, (tx) => markActDelivered(tx, act.id, deps.clock().toISOString()));
}

/** The same where the workflow's refusal stands: it has just read the record, or gone on from the act by itself. */
async function updateOrRefuse(deps: ServiceDeps, act: ActRow, until: number): Promise<void> {
  try {
    await update(deps, act, until);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    await refuse(deps, act);
  }
}

/**
 * A workflow that refuses what the record allows is behind it. Where a task was lost that takes up a notice, the engine
 * gives it out again; an update under way when the engine died is forgotten there, though the record may have taken it
 * up: offered again, it makes the workflow read the record.
 */
async function remindOfUnconfirmed(deps: ServiceDeps, { id, workflowId }: ActRow, until: number): Promise<void> {
  const unconfirmed = await deps.record.withActor(DISPATCHER, (tx) => listActsUnconfirmed(tx, workflowId));
  for (const act of unconfirmed) if (act.id !== id) await updateOrRefuse(deps, act, until);
}

/**
 * Has the record settled the act meanwhile: taken it up, or become such that it is impossible? Of a hundred people who decide
 * at once, one wins; the others, still waiting to be let in, are refused by what that one has left on record, without a turn
 * at the engine each.
 * @param refused its workflow has refused it, or is over: one that the record has taken up is confirmed by that
 */
async function isSettled(deps: ServiceDeps, actId: string, refused = false): Promise<boolean> {
  return deps.record.withActor(DISPATCHER, async (tx) => {
    const act = await getAct(tx, actId);
    const code = await findRefusalByRecord(tx, act);
    const takenUp = act.takenUpAt !== null;
    if (code === undefined && !takenUp) return false;
    if (refused || !takenUp) await writeRefusal(deps, tx, act, code);
    return true;
  });
}

/** The validator's refusal; it is recorded here, with its reason, since the workflow keeps nothing of what it did not let in. */
function isRefusal(thrown: unknown): boolean {
  const cause = thrown instanceof WorkflowUpdateFailedError ? thrown.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === ACTION_NOT_ALLOWED;
}

/** Refuses for the reason that the record gives. */
async function refuse(deps: ServiceDeps, act: ActRow): Promise<void> {
  await deps.record.withActor(DISPATCHER, async (tx) =>
    writeRefusal(deps, tx, act, await findRefusalByRecord(tx, act)),
  );
}

/** @param code what the record says against the act; where that is nothing, nothing runs that could take it up */
async function writeRefusal(
  { clock }: ServiceDeps,
  tx: Transaction,
  { id, declarationId, role }: ActRow,
  code: ErrorCode = ACTION_NOT_ALLOWED,
): Promise<void> {
  const { state, flags, sequence } = await getDeclaration(tx, declarationId);
  const allowed = allowedActions(state, flags, role);
  const outcome: StoredOutcome = { accepted: false, state, sequence, allowed, code };
  await markActRefused(tx, id, clock().toISOString(), outcome);
}

/**
 * Nothing runs that could take the act up. Where the clearance has ended that is its refusal; where it is open, its
 * workflow was lost: it is started from the record and the act delivered to it.
 */
async function deliverWithoutWorkflow(deps: ServiceDeps, act: ActRow, until: number): Promise<void> {
  const { state } = await deps.record.withActor(DISPATCHER, (tx) => getDeclaration(tx, act.declarationId));
  if (state === 'DRAFT' || isTerminal(state)) {
    await refuse(deps, act);
    return;
  }
  await startClearance(deps, act.declarationId, { again: true });
  if (act.workflowId !== clearanceWorkflowId(act.declarationId)) {
    // Its clearance starts it, if its application is still open; the sweep brings the act.
    await isSettled(deps, act.id, await isApplicationClosed(deps, act));
    return;
  }
  await updateOrRefuse(deps, act, until);
}

/** Is the application closed that the act decides on? Then no workflow carries it any more. */
async function isApplicationClosed(deps: ServiceDeps, { payload }: ActRow): Promise<boolean> {
  const { applicationId } = payload as { applicationId?: string };
  if (applicationId === undefined) return false;
  const application = await deps.record.withActor(DISPATCHER, (tx) => getApplication(tx, applicationId));
  return !isPermitApplicationOpen(application.standing);
}
