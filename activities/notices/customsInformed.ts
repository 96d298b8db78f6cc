import type { NoticeKind } from '../../domain/clearance/notices.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openTask } from '../../prisma/queries/tasks.js';
import type { NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

/** What the authority tells without deciding anything; where a person has to act, what for and whose it is. */
const SAID: Partial<Record<NoticeKind, { says: string; task?: { queue: 'exporter' | 'operator'; title: string } }>> = {
  customs_funds_insufficient: {
    says: 'The funds on the account with customs do not cover the charges.',
    task: { queue: 'exporter', title: 'Fund the account with customs: it does not cover the charges' },
  },
  customs_funds_reminder: {
    says: 'Customs reminds that the account does not cover the charges.',
    task: { queue: 'exporter', title: 'Fund the account with customs: it has sent a reminder' },
  },
  customs_handled_externally: {
    says: 'Customs handles the declaration outside its system.',
    task: { queue: 'operator', title: 'Customs handles the declaration outside its system: ask there how it stands' },
  },
  customs_awaiting_exit: { says: 'Customs awaits the result of the exit.' },
  customs_cleared: { says: 'Customs has closed the declaration.' },
};

/** Told to everybody whom it concerns; a task where a person must act. One task of a kind is open at a time. */
export const customsInformed: NoticeHandler = async (_deps, change, notice) => {
  const { declaration } = change;
  const said = notice.kind === null ? undefined : SAID[notice.kind];
  const { functionCode = null } = notice.facts;
  if (said === undefined) {
    const code = typeof functionCode === 'string' ? functionCode : 'none';
    return tell(change, notice, `Customs informs (function code ${code}); nothing follows from it here.`);
  }
  const at = instantOf(change, notice);
  if (notice.kind === 'customs_cleared')
    keep(declaration, ({ clearedAt }) => ({ clearedAt: isNewer(at, clearedAt) ? at : (clearedAt ?? at) }));
  if (said.task !== undefined) {
    const workflowId = clearanceWorkflowId(declaration.id);
    await openTask(change, { kind: 'told_by_authority', workflowId, ...said.task, details: { issued_at: at } });
  }
  return tell(change, notice, said.says, 'all');
};
