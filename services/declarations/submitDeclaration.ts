import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { findAct } from '../../prisma/queries/acts.js';
import { appendTimeline, openChange, saveChange, transition, type Change } from '../../prisma/queries/change.js';
import { addDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { coverPermits, openApplications } from '../../prisma/queries/permitCover.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { actorOf } from '../actorOf.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { findRefusal, refuseUnaccepted } from '../acts/refusal.js';
import { storeActOnce } from '../acts/storeActOnce.js';
import type { Caller } from '../caller.js';
import { deliverAct } from '../delivery/deliverAct.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { refuseBeyondQuota } from '../limits/refuseBeyondQuota.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { exportLimitFaults } from './exportLimits.js';
import { getVisibleDeclaration } from './findVisible.js';
import {
  chooseLrn,
  claimWaybillOf,
  fixAuthority,
  fixCalls,
  makeDucr,
  needsOf,
  refuseUnknownQuote,
} from './submission.js';

/**
 * Submits a draft: everything is checked, permits are decided and reserved, and state, version, decisions, timeline,
 * event, audit and act are written in one transaction. Then the clearance is started.
 * Throws `DECLARATION.NOT_FOUND`, `DECLARATION.INCOMPLETE` with all faults, `CLEARANCE.ACTION_NOT_ALLOWED`,
 * `REQUEST.QUOTA_REACHED`.
 */
export async function submitDeclaration(
  deps: ServiceDeps,
  caller: Caller,
  declarationId: string,
  key: RequestKey,
): Promise<ActReceipt> {
  const actId = idOf('act', key);
  const at = deps.clock().toISOString();
  await deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleDeclaration(tx, caller, 'submitDeclaration', declarationId);
    const change = await openChange(tx, declarationId, at);
    if ((await findAct(tx, actId)) !== undefined) return;
    const { declaration } = change;
    const { organisationId } = declaration;
    await refuseBeyondQuota(tx, deps.config.businessLimits, { organisationId, kind: 'submit', at });
    const refusal = findRefusal(caller, declaration, 'submit');
    if (refusal === undefined) await recordSubmission(deps, caller, change);
    const sequence = declaration.sequence;
    const act = {
      id: actId,
      kind: 'submit' as const,
      payload: { declarationVersion: declaration.declarationVersion, sequence },
      reason: null,
      workflowId: clearanceWorkflowId(declarationId),
      ...(refusal === undefined ? {} : { refusal }),
    };
    await storeActOnce(tx, caller, declaration, act, at);
  });
  return refuseUnaccepted(await deliverAct(deps, actId));
}

async function recordSubmission(deps: ServiceDeps, caller: Caller, change: Change): Promise<void> {
  const { declaration, at } = change;
  const faults = declarationFaults(deps, declaration.draft);
  if (faults.length > 0) {
    throw new ServiceProblem('DECLARATION.INCOMPLETE', {
      faults: faults.map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` })),
    });
  }
  // Form and content have just been checked.
  const data = declaration.draft as unknown as DeclarationData;
  const overLimit = await exportLimitFaults(deps, change.tx, data);
  if (overLimit.length > 0) throw new ServiceProblem('DECLARATION.INCOMPLETE', { faults: overLimit });
  await addDeclarationVersion(change, { data, madeBy: 'exporter', personId: caller.personId });
  declaration.draft = null;
  declaration.lrn = await chooseLrn(change, data);
  await claimWaybillOf(deps, change, data);
  await refuseUnknownQuote(change, data);
  declaration.ducr = makeDucr(deps, declaration, data, at);
  declaration.policy = data.policy ?? null;
  declaration.calls = fixCalls(deps, data, at);
  declaration.authority = fixAuthority(deps, data, at);
  const { decision, uncovered } = await coverPermits(change, needsOf(deps, data, at));
  const applications = await openApplications(change, uncovered);
  transition(change, {
    what: 'declarationSubmitted',
    by: { actor: caller.personId, role: caller.role },
    why: 'The exporter submitted the declaration.',
    trigger: { kind: 'action', action: 'submit' },
    details: { declaration_version: declaration.declarationVersion, lrn: declaration.lrn, applications },
  });
  for (const { permitType, coveredBy, quantityGrams, why, ruleId } of decision.value) {
    if (coveredBy === null) continue;
    const details = { permit_type: permitType, permit_id: coveredBy, quantity_grams: quantityGrams };
    appendTimeline(change, { what: 'permitReserved', by: BY_SYSTEM, why, ruleId, details });
  }
  await saveChange(change, true);
}
