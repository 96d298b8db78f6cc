import { z } from 'zod';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { openTask } from '../../prisma/queries/tasks.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

const BY_CUSTOMS: DoneBy = { actor: 'customs', role: 'counterparty' };
const NEVER_ARRIVED: ErrorCode = 'DECLARATION.NEVER_ARRIVED';
const Reasons = z.array(z.looseObject({ code: z.string() }));

/**
 * LODGED or PRELODGED -> REJECTED: everything is kept, and the exporter sees which field is at fault. Where the one reason
 * is that the goods did not come in time there is nothing to correct: PRELODGED -> EXPIRED.
 * Source: HMRC's derived status "expired, goods never arrived".
 */
export const recordRejection: RecordedStep = async (deps, change) => {
  const { declaration } = change;
  const reasons = declaration.facts.customs?.reasons ?? [];
  const trigger = { kind: 'notice', notice: 'customs_rejected' } as const;
  if (declaration.state === 'PRELODGED' && isNeverArrived(reasons)) {
    return moveTo(deps, change, {
      trigger,
      facts: { noticeIsCurrent: true, neverArrived: true },
      what: 'declarationExpired',
      by: BY_CUSTOMS,
      why: 'Customs no longer waits for the goods, which were not presented in time: the declaration has expired.',
      details: { declaration_version: declaration.declarationVersion, reasons },
    });
  }
  await moveTo(deps, change, {
    trigger,
    facts: { noticeIsCurrent: true },
    what: 'declarationRejected',
    by: BY_CUSTOMS,
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

function isNeverArrived(reasons: Json): boolean {
  const read = Reasons.safeParse(reasons);
  return read.success && read.data.length === 1 && read.data[0]?.code === NEVER_ARRIVED;
}
