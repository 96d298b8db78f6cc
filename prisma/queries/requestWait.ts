import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import type { DeclarationRow } from './declarationRow.js';

/** The wait for customs' answer to an undecided request: it goes on through a change of state. */
export function keptWait({
  flags,
  deadlines,
}: Pick<DeclarationRow, 'flags' | 'deadlines'>): Partial<Record<DeadlineName, string>> {
  const undecided = flags.includes('amendment_requested') || flags.includes('withdrawal_requested');
  const { customs_answer: dueAt } = deadlines;
  return undecided && dueAt !== undefined ? { customs_answer: dueAt } : {};
}
