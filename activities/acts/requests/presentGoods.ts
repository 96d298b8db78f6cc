import { makeMessageDue } from '../../../prisma/queries/counterpartyMessages.js';
import { closeTasks } from '../../../prisma/queries/tasks.js';
import { moveTo, runDeadlines } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';

/**
 * The goods of a declaration lodged ahead have come to customs. From now on customs is waited for; where acceptance is
 * decided here, the declaration becomes effective with it, and customs is told.
 */
export const presentGoods: ActHandler<'presentGoods'> = async ({ deps, change, act, payload, by, reason }) => {
  const { declaration } = change;
  const { prelodged_expiry: expiry = null } = declaration.deadlines;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'presentGoods' },
    what: 'goodsPresented',
    by,
    why: reason(`The goods are presented at ${payload.place}.`),
    details: { place: payload.place },
  });
  runDeadlines(deps, change);
  await closeTasks(change, 'done', act.personId, { kinds: ['present_goods'] });
  await makeMessageDue(change, {
    counterparty: 'customs',
    kind: 'present_goods',
    subjectId: act.id,
    // Kept should customs refuse: the time to present them goes on then as before.
    payload: { place: payload.place, prelodged_expiry: expiry },
  });
  return undefined;
};
