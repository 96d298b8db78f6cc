import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { askForFeeds } from '../effects/matching/askForFeeds.js';
import type { RecordedStep } from '../recorded.js';

/** What is said when a wait grows long; the other deadlines change the state or park. */
const SAID: Partial<Record<DeadlineName, string>> = {
  documents_reminder: 'The documents asked for have not come yet.',
  query_reminder: "The officer's question has not been answered yet.",
  matching_due: 'Order, payment and waybill of the parcel have not been matched in time.',
  inspection_due: 'The examination should have been done by now.',
};

/** Reminds whoever is waited for; changes no state. An overdue examination concerns officers alone; an operator asks for missing records. */
export const remind: RecordedStep<RecordingInput & { deadline: DeadlineName }> = async (deps, change, { deadline }) => {
  const { declaration } = change;
  const { facts } = declaration;
  if (facts.reminded.includes(deadline)) return;
  declaration.facts = { ...facts, reminded: [...facts.reminded, deadline] };
  const missing = deadline === 'matching_due' ? await askForFeeds(deps, change) : [];
  const awaited = missing.length === 0 ? '' : ` Missing: ${missing.join(', ')}.`;
  appendTimeline(change, {
    what: 'reminderSent',
    by: BY_SYSTEM,
    why: `${SAID[deadline] ?? `The wait "${deadline}" is over.`}${awaited}`,
    audience: deadline === 'inspection_due' ? 'officer' : 'all',
    details: { deadline },
  });
};
