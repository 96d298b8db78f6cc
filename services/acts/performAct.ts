import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { Action } from '../../domain/clearance/actions.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { findAct } from '../../prisma/queries/acts.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { refuseBeyondQuota } from '../limits/refuseBeyondQuota.js';
import { refuseOwnCase } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { ActReceipt } from './actReceipt.js';
import { findRefusal, refuseUnaccepted } from './refusal.js';
import { storeActOnce } from './storeActOnce.js';

/** An act of a person on a clearance. */
export interface ActInput<Kind extends Action> {
  useCase: UseCase;
  declarationId: string;
  kind: Kind;
  reason: string | null;
  key: RequestKey;
  /** Checks what the act carries, all of it at once; throws a problem, or answers the payload. */
  prepare: (tx: Transaction, declaration: DeclarationRow) => Promise<ActPayload<Kind>>;
}

/**
 * The one way of every act on a clearance: may the person, is what they say in order, is it open in this state; stored;
 * delivered. A refusal by state is stored too, so that the attempt stands in the record, and answered as 409 with what
 * may be done instead.
 */
export async function performAct<Kind extends Action>(
  deps: ServiceDeps,
  caller: Caller,
  input: ActInput<Kind>,
): Promise<ActReceipt> {
  const { useCase, declarationId, kind, reason, key, prepare } = input;
  const actId = idOf('act', key);
  const at = deps.clock().toISOString();
  await deps.record.withActor(actorOf(caller), async (tx) => {
    const declaration = await getVisibleDeclaration(tx, caller, useCase, declarationId);
    refuseOwnCase(caller, useCase, declaration);
    if ((await findAct(tx, actId)) !== undefined) return;
    const { organisationId } = declaration;
    await refuseBeyondQuota(tx, deps.config.businessLimits, { organisationId, kind, at });
    const refusal = findRefusal(caller, declaration, kind);
    const payload = await prepare(tx, declaration);
    const workflowId = clearanceWorkflowId(declarationId);
    const act = { id: actId, kind, payload, reason, workflowId, ...(refusal === undefined ? {} : { refusal }) };
    await storeActOnce(tx, caller, declaration, act, at);
  });
  return refuseUnaccepted(await deliverAct(deps, actId));
}
