import { isTerminal, type State } from '../../../domain/clearance/states.js';
import { findOpenAmendment } from '../../../prisma/queries/amendmentRequests.js';
import { appendTimeline, type Change } from '../../../prisma/queries/change.js';
import { BY_SYSTEM, type DoneBy } from '../../../prisma/queries/timeline.js';
import { findOpenWithdrawal } from '../../../prisma/queries/withdrawalRequests.js';
import { endAmendment } from './endAmendment.js';
import { closeRequest, endWithdrawal } from './endWithdrawal.js';

/** Beyond these nothing is amended or withdrawn any more: the goods are gone, or the law has its hand on them. */
const OVERTAKING: readonly State[] = ['EXITED', 'DETAINED', 'SEIZED'];

/**
 * A state is entered in which an undecided request has become pointless: it is overtaken. A withdrawal, by whomever, is
 * what a request to withdraw asked for.
 */
export async function endRequests(change: Change, by: DoneBy): Promise<void> {
  const { tx, declaration } = change;
  const { id, state } = declaration;
  if (!isTerminal(state) && !OVERTAKING.includes(state)) return;
  const why = `Overtaken by events: the declaration is ${state}.`;
  const amendment = await findOpenAmendment(tx, id);
  if (amendment !== undefined) await endAmendment(change, amendment, { standing: 'overtaken', by: BY_SYSTEM, why });
  const withdrawal = await findOpenWithdrawal(tx, id);
  if (withdrawal === undefined) return;
  if (state !== 'WITHDRAWN') return endWithdrawal(change, withdrawal, { standing: 'overtaken', by: BY_SYSTEM, why });
  const granted = 'The declaration is withdrawn, as was asked for.';
  await closeRequest(change, withdrawal, { standing: 'granted', by, why: granted });
  appendTimeline(change, {
    what: 'withdrawalDecided',
    by,
    why: granted,
    details: { withdrawal_request_id: withdrawal.id, decision: 'granted', reasons: [] },
  });
}
