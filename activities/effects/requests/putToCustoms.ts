import type { Change } from '../../../prisma/queries/change.js';
import { makeMessageDue } from '../../../prisma/queries/counterpartyMessages.js';

/** Makes the message due that asks customs for an amendment, or tells it of one that was decided here. */
export async function putToCustoms(change: Change, amendmentId: string): Promise<void> {
  await makeMessageDue(change, { counterparty: 'customs', kind: 'amend', subjectId: amendmentId });
}
