import { closeAmendment, type AmendmentRow } from '../../../prisma/queries/amendmentRequests.js';
import { appendTimeline, setFlags, type Change } from '../../../prisma/queries/change.js';
import { dropMessages } from '../../../prisma/queries/counterpartyMessages.js';
import { closeTasks } from '../../../prisma/queries/tasks.js';
import type { DoneBy } from '../../../prisma/queries/timeline.js';
import type { Json } from '../../../domain/json.js';
import { endRequestWait } from './endRequestWait.js';
import { giveBackForRequest } from './heldPermits.js';

/** How a request ends without changing what is declared. */
export interface FruitlessEnd {
  standing: 'denied' | 'cancelled' | 'overtaken';
  by: DoneBy;
  why: string;
  /** What customs gave as its reasons. */
  reasons?: Json;
}

/** Ends a request that changes nothing, and tells the exporter why. */
export async function endAmendment(change: Change, request: AmendmentRow, end: FruitlessEnd): Promise<void> {
  const { standing, by, why, reasons = [] } = end;
  await closeFruitless(change, request, end);
  appendTimeline(change, {
    what: standing === 'cancelled' ? 'amendmentCancelled' : 'amendmentDecided',
    by,
    why,
    details: amendmentDetails(request, { decision: standing, reasons }),
  });
}

/** The same without telling: an act tells of itself. What was held for the request alone is given back. */
export async function closeFruitless(change: Change, { id }: AmendmentRow, end: FruitlessEnd): Promise<void> {
  const { standing, by, why } = end;
  await closeAmendment(change, id, { standing, decidedBy: by.actor, why });
  await giveBackForRequest(change, id);
  await clearRequest(change, id, by.actor);
}

/** Nothing waits for the request any more. */
export async function clearRequest(change: Change, requestId: string, closedBy: string): Promise<void> {
  setFlags(change, { amendment_requested: false });
  endRequestWait(change);
  await dropMessages(change, ['amend', 'cancel_amendment']);
  await closeTasks(change, closedBy === 'system' ? 'cancelled' : 'done', closedBy, {
    kinds: ['amendment_decision'],
    subjectId: requestId,
  });
}

/** What every entry about a request says. */
export const amendmentDetails = (
  { id, number }: AmendmentRow,
  more: Readonly<Record<string, Json>> = {},
): Readonly<Record<string, Json>> => ({ amendment_id: id, number, ...more });
