import { isExaminationOwed } from '../../prisma/queries/inspections.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { assessFinally } from '../effects/assess.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/**
 * An officer is satisfied with the documents (or the answer): duty and tax are assessed finally. Not where the goods
 * were to be examined and were not: papers do not stand in for it.
 */
export const acceptDocuments: ActHandler<'acceptDocuments'> = async ({ deps, change, act, by, reason }) => {
  if (await isExaminationOwed(change))
    throw new ActRefused('CLEARANCE.EXAMINATION_NOT_HELD', `${change.declaration.id} was to be examined and was not`);
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
