import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { getAct, markActDelivered, markActTakenUp, type ActRow } from '../../prisma/queries/acts.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { receiptOf, type ActReceipt, type StoredOutcome } from '../acts/actReceipt.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { deliverAfter } from './deliverOwnNotices.js';
import { deliverUpdate } from './deliverUpdate.js';
import { startClearance } from './workflows.js';

/**
 * Delivers a stored act to the workflow that owns it, and answers what became of it. Delivered twice, it is taken up
 * once: the update's id is the act's, and the record knows what it has taken up. Never throws for an engine that is
 * away or slow: the act then stands as stored, and the sweep delivers it again; so it does with one that the record has
 * taken up while the engine died, since its workflow may have forgotten that anything happened.
 */
export async function deliverAct(deps: ServiceDeps, actId: string): Promise<ActReceipt> {
  const act = await read(deps, actId);
  if (act.takenUpAt === null || act.deliveredAt === null) {
    try {
      if (act.kind === 'submit') await deliverSubmission(deps, act);
      else await deliverUpdate(deps, act);
    } catch (thrown) {
      deps.logger.info({ err: thrown, actId, kind: act.kind }, 'act is stored and not delivered yet');
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
