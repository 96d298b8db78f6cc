import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import type { EventType } from '../../prisma/queries/eventTypes.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { knownOfGoods } from '../effects/goodsInHand.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

const SAID: Partial<Record<DeadlineName, { what: EventType; why: string }>> = {
  rejection_expiry: {
    what: 'declarationExpired',
    why: 'What was rejected or refused was not corrected in time: the declaration has expired.',
  },
  prelodged_expiry: {
    what: 'declarationExpired',
    why: 'The goods were not presented in time: the declaration has expired.',
  },
  documents_due: {
    what: 'declarationRefused',
    why: 'The documents asked for were not supplied in time: the declaration is refused.',
  },
  query_due: {
    what: 'declarationRefused',
    why: "The officer's question was not answered in time: the declaration is refused.",
  },
  payment_due: {
    what: 'declarationExpired',
    why: 'The charges at origin were not paid in time: the declaration has expired.',
  },
  appeal_window: { what: 'appealWindowClosed', why: 'The time to appeal has run out.' },
  exit_overdue: { what: 'exitOverdue', why: 'No proof of exit came in time after release.' },
};

/** A deadline has passed: silence becomes the decision that the transition table names for it. */
export const recordDeadlinePassed: RecordedStep<RecordingInput & { deadline: DeadlineName }> = async (
  deps,
  change,
  { deadline },
) => {
  const before = change.declaration.state;
  const { what, why } = SAID[deadline] ?? { what: 'declarationExpired', why: `The wait "${deadline}" is over.` };
  const details = { deadline, due_at: change.declaration.deadlines[deadline] ?? null };
  await moveTo(deps, change, {
    trigger: { kind: 'deadline', name: deadline },
    what,
    by: BY_SYSTEM,
    why,
    ruleId: `deadline.${deadline}`,
    details,
  });
  // A deadline that keeps the state has had its effect: it does not pass again.
  const { state, facts } = change.declaration;
  if (state === before) change.declaration.facts = { ...facts, reminded: [...facts.reminded, deadline] };
  if (deadline === 'exit_overdue') await askForProofOfExit(change);
};

/** Somebody at customs looks for the goods: proof of exit, or the end of a declaration whose goods never left. */
async function askForProofOfExit(change: Change): Promise<void> {
  await openTask(change, {
    kind: 'exit_overdue',
    queue: 'customs',
    title: 'No proof of exit: record one, or invalidate the declaration',
    workflowId: clearanceWorkflowId(change.declaration.id),
    details: knownOfGoods(change),
  });
}
