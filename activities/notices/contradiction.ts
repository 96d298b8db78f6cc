import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { openTask } from '../../prisma/queries/tasks.js';
import type { Taken } from './noticeHandler.js';
import { keep, tell } from './theirWord.js';

type Decided = 'accepted' | 'rejected';

/**
 * Takes up a notice that says the opposite of what customs has decided on the version that stands. Its first word holds
 * here, so that no case goes forth and back; officers are told, and an operator asks there, once for each version.
 * @returns undefined where the notice contradicts nothing
 */
export async function takeContradiction(change: Change, notice: NoticeRow, now: Decided): Promise<Taken | undefined> {
  const { declaration } = change;
  const { declarationVersion: version, facts, state, registeredAt } = declaration;
  const before = state === 'REJECTED' ? 'rejected' : registeredAt !== null ? 'accepted' : facts.lodgement;
  if (notice.version !== version || before === now || (before !== 'accepted' && before !== 'rejected'))
    return undefined;
  const why = `Customs has ${before} version ${version}, and now says that it has ${now} it. What it said first stands here.`;
  if (facts.theirs?.contradictedVersion !== version) {
    keep(declaration, () => ({ contradictedVersion: version }));
    await openTask(change, {
      kind: 'told_by_authority',
      queue: 'operator',
      title: `Customs has both ${before} and ${now} the declaration: ask there which is meant`,
      workflowId: clearanceWorkflowId(declaration.id),
      details: { version, before, now },
    });
  }
  return tell(change, notice, why);
}
