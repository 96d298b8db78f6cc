import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { allowedResolutions } from '../../domain/clearance/allowedActions.js';
import { findSignatureRule } from '../../domain/clearance/secondSignature.js';
import type { Json } from '../../domain/json.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import { closeParkedStep, getParkedStep, type ParkedStepRow } from '../../prisma/queries/parkedSteps.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { ActRefused } from '../acts/actHandler.js';
import { findSignature } from './signature.js';
import { settleEffect } from './settleEffect.js';
import { claimLabel } from './waybill.js';

type Resolving = ActPayload<'resolveParked'>;

/**
 * Resolves a parked step of the workflow the act was delivered to: checked against the step's own marks and the state,
 * signed by two people where it needs to be, closed once. An override puts the operator's value in the place of the
 * answer, a skip puts nothing there.
 *
 * @throws ActRefused with a code of the area OPERATION
 */
export async function resolveInRecord(change: Change, act: ActRow, payload: Resolving): Promise<ParkedStepRow> {
  const { parkedStepId, resolution, value } = payload;
  const step = await getParkedStep(change.tx, parkedStepId);
  if (step.declarationId !== act.declarationId || step.workflowId !== act.workflowId) {
    throw new ActRefused('OPERATION.STEP_NOT_FOUND', `${parkedStepId} is no step of ${act.workflowId}`);
  }
  if (step.status !== 'parked') throw new ActRefused('OPERATION.STEP_NOT_PARKED', `${parkedStepId} is resolved`);
  refuseUnallowed(change, step, payload);
  await refuseTakenLabel(change, value);
  const signedBy = await signatureOf(change, step, act, payload);
  await closeParkedStep(change, parkedStepId, {
    resolution,
    resolvedBy: act.personId,
    signedBy,
    reason: act.reason ?? '',
    value: plain(value),
  });
  await closeTasks(change, 'done', act.personId, { kinds: ['parked_step'], subjectId: parkedStepId });
  if (resolution === 'override') await settleEffect(change, step, 'overridden', { outcome: 'accepted', ...value });
  if (resolution === 'skip') await settleEffect(change, step, 'skipped', { outcome: 'skipped' });
  return step;
}

function refuseUnallowed({ declaration }: Change, step: ParkedStepRow, { resolution, value }: Resolving): void {
  const handedOver = declaration.facts.posted;
  if (resolution === 'skip' && !step.skippable) throw new ActRefused('OPERATION.STEP_NOT_SKIPPABLE', step.step);
  const open = allowedResolutions(declaration.state, { skippable: step.skippable, handedOver });
  if (!open.includes(resolution)) {
    throw new ActRefused(
      resolution === 'abort' && handedOver ? 'OPERATION.ALREADY_HANDED_OVER' : 'OPERATION.RESOLUTION_NOT_ALLOWED',
      resolution,
    );
  }
  if (!step.actions.includes(resolution))
    throw new ActRefused('OPERATION.RESOLUTION_NOT_ALLOWED', `${resolution} is not safe for ${step.step}`);
  if (resolution === 'override' && !fits(step.overridable, value))
    throw new ActRefused('OPERATION.OVERRIDE_VALUE_INVALID', step.overridable);
}

/** An identifier that is on another parcel helps nobody. */
async function refuseTakenLabel({ tx, declaration, at }: Change, value: Resolving['value']): Promise<void> {
  if (value === null || !('s10' in value) || (await claimLabel(tx, declaration, value.s10, at))) return;
  throw new ActRefused('DECLARATION.WAYBILL_REUSED', value.s10);
}

/** The member that an override of each kind cannot do without; the others were checked when the act was stored. */
const MEMBER: Readonly<Record<string, string>> = {
  mrn: 'mrn',
  label: 's10',
  permit: 'permitNumber',
  payment: 'providerReference',
};

function fits(overridable: string, value: Resolving['value']): boolean {
  const member = MEMBER[overridable];
  return member !== undefined && value !== null && Object.hasOwn(value, member);
}

/**
 * The second signature. Where money or release changes (an end, or an answer given by hand, but for a label) a proposal
 * signed by another person must stand in the record, whatever the act says.
 */
async function signatureOf(
  { tx }: Change,
  step: ParkedStepRow,
  act: ActRow,
  { resolution, proposalId, signedBy }: Resolving,
): Promise<string | undefined> {
  const { counterparty, overridable } = step;
  const rule = findSignatureRule({ kind: 'resolve_parked', action: resolution, counterparty, overridable });
  if (rule === undefined && signedBy === null) return undefined;
  const proposal = await findSignature(tx, act, { kind: 'resolve_parked', subjectId: step.id, proposalId, signedBy });
  if (proposal === undefined) {
    throw new ActRefused(
      'OPERATION.SECOND_SIGNATURE_REQUIRED',
      `${resolution} of ${step.step} is not signed by a second person`,
    );
  }
  return proposal.signedBy;
}

const plain = (value: Resolving['value']): Json => (value === null ? null : { ...value });
