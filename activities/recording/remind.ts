import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import type { RecordedStep } from '../recorded.js';

/** What is said when a wait grows long; the other deadlines change the state or park. */
const SAID: Partial<Record<DeadlineName, string>> = {
  documents_reminder: 'The documents asked for have not come yet.',
  query_reminder: "The officer's question has not been answered yet.",
  inspection_due: 'The examination should have been done by now.',
};

/** Reminds whoever is waited for; changes no state. An overdue examination concerns officers alone. */
export const remind: RecordedStep<RecordingInput & { deadline: DeadlineName }> = async (
  _deps,
  change,
  { deadline },
) => {
  const { declaration } = change;
  const { facts } = declaration;
  if (facts.reminded.includes(deadline)) return;
  declaration.facts = { ...facts, reminded: [...facts.reminded, deadline] };
  appendTimeline(change, {
    what: 'reminderSent',
    by: BY_SYSTEM,
    why: SAID[deadline] ?? `The wait "${deadline}" is over.`,
    audience: deadline === 'inspection_due' ? 'officer' : 'all',
    details: { deadline },
  });
};
