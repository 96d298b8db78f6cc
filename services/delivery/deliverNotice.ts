import { isTerminal } from '../../domain/clearance/states.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { getNotice, markNoticeDelivered, markNoticeTakenUp, type NoticeRow } from '../../prisma/queries/notices.js';
import { NOTICE_SIGNAL, type NoticeMessage } from '../../workflows/messages.js';
import { interpretNotice } from '../notices/interpretNotice.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { handleOf, isNotRunning, startClearance } from './workflows.js';

/**
 * Brings a stored notice as far as it goes: interpreted, placed and signalled to the workflow it concerns. Again is
 * harmless: the record knows what it has taken up.
 */
export async function deliverNotice(deps: ServiceDeps, noticeId: string): Promise<void> {
  const stored = await deps.record.withActor(DISPATCHER, (tx) => getNotice(tx, noticeId));
  if (stored.takenUpAt !== null) return;
  const placed = stored.workflowId === null ? await interpretNotice(deps, noticeId) : stored;
  if (placed === undefined) return;
  try {
    await signal(deps, placed);
  } catch (thrown) {
    if (!isNotRunning(thrown)) throw thrown;
    if (!(await findOrStartWorkflow(deps, placed))) return;
  }
  const at = deps.clock().toISOString();
  await deps.record.withActor(DISPATCHER, (tx) => markNoticeDelivered(tx, noticeId, at));
}

async function signal({ temporal, config }: ServiceDeps, { id, workflowId }: NoticeRow): Promise<void> {
  const message: NoticeMessage = { noticeId: id };
  await temporal.withDeadline(Date.now() + config.actWaitMs, () =>
    handleOf(temporal, workflowId ?? '').signal<[NoticeMessage]>(NOTICE_SIGNAL, message),
  );
}

/**
 * Nothing runs under the notice's workflow. Where the clearance has ended, or the application it answers was decided,
 * the notice is kept and ignored; where the clearance is open its workflow was lost, and is started from the record.
 * @returns whether the notice was signalled after all
 */
async function findOrStartWorkflow(deps: ServiceDeps, notice: NoticeRow): Promise<boolean> {
  const { declarationId, workflowId } = notice;
  if (declarationId === null) return false;
  const { state } = await deps.record.withActor(DISPATCHER, (tx) => getDeclaration(tx, declarationId));
  if (isTerminal(state)) {
    await ignore(deps, notice, `the clearance has ended as ${state}`);
    return false;
  }
  await startClearance(deps, declarationId, { again: true });
  if (workflowId === clearanceWorkflowId(declarationId)) {
    await signal(deps, notice);
    return true;
  }
  if (state !== 'SUBMITTED' && state !== 'PERMITS_PENDING') {
    await ignore(deps, notice, `no permit is waited for in ${state}`);
  }
  return false;
}

async function ignore(deps: ServiceDeps, { id, counterparty }: NoticeRow, why: string): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.record.withActor(DISPATCHER, (tx) => markNoticeTakenUp(tx, id, at, { status: 'ignored', why }));
  deps.meters.count('portolan_notices_total', { counterparty, outcome: 'ignored' });
}
