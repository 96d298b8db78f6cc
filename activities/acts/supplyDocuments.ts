import { closeTasks } from '../../prisma/queries/tasks.js';
import { handToCustoms } from '../effects/handToCustoms.js';
import { takeDocuments } from '../effects/takeDocuments.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** The exporter supplies what was asked for: from now on customs is waited for, and no deadline of the exporter's runs. */
export const supplyDocuments: ActHandler<'supplyDocuments'> = async ({ deps, change, act, payload, by, reason }) => {
  const { documentIds } = payload;
  await takeDocuments(change, documentIds);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'supplyDocuments' },
    what: 'documentsSupplied',
    by,
    why: reason('The exporter supplied the documents asked for.'),
    details: { document_ids: [...documentIds] },
  });
  await closeTasks(change, 'done', act.personId, { kinds: ['supply_documents'] });
  await handToCustoms(deps, change, {
    kind: 'supply_documents',
    act,
    title: 'Check the documents supplied',
    details: { document_ids: [...documentIds] },
  });
  return undefined;
};
