import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import type { EventType } from '../../prisma/queries/eventTypes.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
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
  exit_overdue: { what: 'exitOverdue', why: 'No proof of exit came in time after release.' },
};

/** A deadline has passed: silence becomes the decision that the transition table names for it. */
export const recordDeadlinePassed: RecordedStep<RecordingInput & { deadline: DeadlineName }> = async (
  deps,
  change,
  { deadline },
) => {
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
};
