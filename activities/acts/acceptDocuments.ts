import { closeTasks } from '../../prisma/queries/tasks.js';
import { assessFinally } from '../effects/assess.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer is satisfied with the documents (or the answer): duty and tax are assessed finally. */
export const acceptDocuments: ActHandler<'acceptDocuments'> = async ({ deps, change, act, by, reason }) => {
  await closeTasks(change, 'done', act.personId, { kinds: ['documentary_check'] });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'acceptDocuments' },
    what: 'documentsAccepted',
    by,
    why: reason('The documentary check is passed.'),
  });
  await assessFinally(deps, change);
  return undefined;
};
