import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** LODGED -> REJECTED: everything is kept, and the exporter sees which field is at fault. */
export const recordRejection: RecordedStep = async (deps, change) => {
  const { declaration } = change;
  const reasons = declaration.facts.customs?.reasons ?? [];
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_rejected' },
    facts: { noticeIsCurrent: true },
    what: 'declarationRejected',
    by: { actor: 'customs', role: 'counterparty' },
    why: 'Customs rejected the declaration; correct the fields named and submit it again.',
    details: { declaration_version: declaration.declarationVersion, reasons },
  });
  await openTask(change, {
    kind: 'correct_declaration',
    queue: 'exporter',
    title: 'Customs rejected the declaration: correct it and submit it again',
    workflowId: clearanceWorkflowId(declaration.id),
    dueAt: declaration.deadlines.rejection_expiry,
    details: { reasons },
  });
};
