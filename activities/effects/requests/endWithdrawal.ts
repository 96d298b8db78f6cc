import { appendTimeline, setFlags, type Change } from '../../../prisma/queries/change.js';
import { dropMessages } from '../../../prisma/queries/counterpartyMessages.js';
import { closeTasks } from '../../../prisma/queries/tasks.js';
import type { DoneBy } from '../../../prisma/queries/timeline.js';
import { closeWithdrawal, type WithdrawalRow } from '../../../prisma/queries/withdrawalRequests.js';
import type { Json } from '../../../domain/json.js';
import { endRequestWait } from './endRequestWait.js';

/** Ends a request to withdraw, without telling of it: the message and the task are over, the wait too. */
export async function closeRequest(
  change: Change,
  { id }: WithdrawalRow,
  end: { standing: 'granted' | 'denied' | 'overtaken'; by: DoneBy; why: string },
): Promise<void> {
  const { standing, by, why } = end;
  await closeWithdrawal(change, id, { standing, decidedBy: by.actor, why });
  endRequestWait(change);
  await dropMessages(change, ['request_withdrawal']);
  await closeTasks(change, by.actor === 'system' ? 'cancelled' : 'done', by.actor, {
    kinds: ['withdrawal_decision'],
    subjectId: id,
  });
}

/** Customs does not consent, or events were faster: the clearance goes on as it was. */
export async function endWithdrawal(
  change: Change,
  request: WithdrawalRow,
  end: { standing: 'denied' | 'overtaken'; by: DoneBy; why: string; reasons?: Json },
): Promise<void> {
  const { standing, by, why, reasons = [] } = end;
  await closeRequest(change, request, end);
  setFlags(change, { withdrawal_requested: false });
  const details = { withdrawal_request_id: request.id, decision: standing, reasons };
  appendTimeline(change, { what: 'withdrawalDecided', by, why, details });
}
