import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { knownOfGoods } from '../effects/goodsInHand.js';
import { stopParcel } from '../effects/stoppedParcel.js';
import { moveTo } from '../enterState.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';

/** What the authority orders after it had released calls the goods back; the order itself is followed from there. */
export const callBack: Follow = async (deps, change, { notice }) => {
  const { declaration } = change;
  const details = { ...knownOfGoods(change), consolidation_id: declaration.consolidationId };
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice },
    facts: BY_ITS_NOTICE,
    what: 'declarationRecalled',
    by: BY_AUTHORITY,
    why: 'Customs called the released goods back.',
    details,
  });
  declaration.consolidationId = null;
  await stopParcel(change);
  await openTask(change, {
    kind: 'recalled_goods',
    queue: 'operator',
    title: 'Customs called released goods back: see that the parcel is stopped',
    workflowId: clearanceWorkflowId(declaration.id),
    details,
  });
};
