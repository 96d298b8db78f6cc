import type { Resolution } from '../../domain/clearance/actions.js';
import { allowedResolutions } from '../../domain/clearance/allowedActions.js';
import { appendTimeline, setFlags, type Change } from '../../prisma/queries/change.js';
import { findCall, findLastFault } from '../../prisma/queries/counterpartyCalls.js';
import { closeParkedStep, getParkedStep, listOpenParkedSteps, parkStep } from '../../prisma/queries/parkedSteps.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { ParkInput } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';

/**
 * Parks a step: its cause, what may safely be done about it and what is recommended are kept, the flag is set, and the
 * operators have a task. @returns the parked step's id
 */
export async function parkInRecord({ version }: ActivityDeps, change: Change, input: ParkInput): Promise<string> {
  const { tx, declaration } = change;
  const { workflowId, step, key, effectKey, counterparty, code, message, attempts, skippable, overridable } = input;
  const refused = await isRefused(change, effectKey);
  const allowed = allowedResolutions(declaration.state, { skippable, handedOver: declaration.facts.posted });
  const actions = allowed.filter(
    (action) => (action !== 'override' || overridable !== 'none') && (action !== 'retry' || !refused),
  );
  const parkedStepId = await parkStep(change, {
    workflowId,
    step,
    key,
    effectKey,
    counterparty,
    code,
    fingerprint: `${counterparty} ${code} ${version}`,
    message,
    attempts,
    skippable,
    overridable,
    actions,
    recommended: recommend(actions),
    lastAnswer: await findLastFault(tx, effectKey),
  });
  setFlags(change, { parked: true });
  await closeTasks(change, 'cancelled', 'system', { kinds: ['parked_step'], subjectId: parkedStepId });
  await openTask(change, {
    kind: 'parked_step',
    queue: 'operator',
    title: `${step} is parked: ${counterparty} ${code}`,
    workflowId,
    subjectId: parkedStepId,
    details: { actions },
  });
  const why = `The step "${step}" waits for an operator: ${counterparty} ${code}.`;
  appendTimeline(change, {
    what: 'stepParked',
    by: BY_SYSTEM,
    why,
    details: { parked_step_id: parkedStepId, step, counterparty, code, attempts },
  });
  return parkedStepId;
}

/** Closes a parked step without a person: the partner's own late notice has settled it, or its case has ended. */
export async function settleInRecord(change: Change, parkedStepId: string, reason: string): Promise<void> {
  const step = await getParkedStep(change.tx, parkedStepId);
  if (step.status === 'resolved') return;
  await closeParkedStep(change, parkedStepId, { resolution: 'settled', resolvedBy: 'system', reason });
  await closeTasks(change, 'cancelled', 'system', { kinds: ['parked_step'], subjectId: parkedStepId });
  await holdParkedFlag(change);
  appendTimeline(change, {
    what: 'stepSettled',
    by: BY_SYSTEM,
    why: reason,
    details: { parked_step_id: parkedStepId, step: step.step },
  });
}

/** The flag says whether any step of the declaration is parked, whichever workflow it belongs to. */
export async function holdParkedFlag(change: Change): Promise<void> {
  const open = await listOpenParkedSteps(change.tx, change.declaration.id);
  setFlags(change, { parked: open.length > 0 });
}

/**
 * What is recommended, of what is safe. Every effect carries its key, so doing it again is safe and comes first; after a
 * refusal under that key it is of no use and is not among the actions.
 */
function recommend(actions: readonly Resolution[]): Resolution {
  return (['retry', 'skip', 'override', 'abort'] as const).find((action) => actions.includes(action)) ?? 'retry';
}

/** A counterparty that refused under a key answers the same refusal to the same key for ever. */
async function isRefused({ tx }: Change, effectKey: string): Promise<boolean> {
  const call = await findCall(tx, effectKey);
  const { answer = null } = call ?? {};
  return (
    call?.status === 'answered' &&
    typeof answer === 'object' &&
    answer !== null &&
    'outcome' in answer &&
    answer.outcome === 'refused'
  );
}
