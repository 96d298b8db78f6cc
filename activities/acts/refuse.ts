import { closeTasks } from '../../prisma/queries/tasks.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer refuses the export. */
export const refuse: ActHandler<'refuse'> = async ({ deps, change, act, by, reason }) => {
  const why = reason('Customs refuses the export of the goods.');
  await closeTasks(change, 'done', act.personId, { kinds: ['documentary_check', 'inspection'] });
  await moveTo(deps, change, { trigger: { kind: 'action', action: 'refuse' }, what: 'declarationRefused', by, why });
  return undefined;
};
