import type { Change } from '../../../prisma/queries/change.js';
import type { AmendmentRow } from '../../../prisma/queries/amendmentRequests.js';
import { makeMessageDue, type NewMessage } from '../../../prisma/queries/counterpartyMessages.js';

/** Makes the message due that asks customs for an amendment, or tells it of one that was decided here. */
export const putToCustoms = (change: Change, request: AmendmentRow): Promise<string> =>
  makeMessageDue(change, { counterparty: 'customs', kind: 'amend', ...subjectOf(request) });

/** Makes the message due by which it is taken back. */
export const takeBackFromCustoms = (change: Change, request: AmendmentRow): Promise<string> =>
  makeMessageDue(change, { counterparty: 'customs', kind: 'cancel_amendment', ...subjectOf(request) });

/** What is asked for would be the next version: answers carry its number. */
const subjectOf = ({ id, baseVersion }: AmendmentRow): Pick<NewMessage, 'subjectId' | 'payload'> => ({
  subjectId: id,
  payload: { version: baseVersion + 1 },
});
