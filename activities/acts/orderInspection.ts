import { closeTasks } from '../../prisma/queries/tasks.js';
import { beginInspection } from '../effects/beginInspection.js';
import { refuseLeft } from '../effects/goodsInHand.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer has the goods examined; recalled goods too, as long as they have not left. */
export const orderInspection: ActHandler<'orderInspection'> = async ({ deps, change, act, by, reason }) => {
  refuseLeft(change);
  const why = reason('Customs will examine the goods.');
  await closeTasks(change, 'done', act.personId, { kinds: ['documentary_check', 'recalled_goods'] });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'orderInspection' },
    what: 'inspectionOrdered',
    by,
    why,
  });
  await beginInspection(change, { orderedBy: act.personId, why });
  return undefined;
};
