import type { State } from '../../domain/clearance/states.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { openTask } from '../../prisma/queries/tasks.js';
import type { Taken } from './noticeHandler.js';
import { keep, tell } from './theirWord.js';

type Decided = 'accepted' | 'rejected';

/** States in which the present version has not been lodged. */
const NOT_LODGED: readonly State[] = ['DRAFT', 'SUBMITTED', 'PERMITS_PENDING'];

/**
 * Is this the opposite of what customs has decided on the version that stands? Its first word holds here, so that no case
 * goes forth and back; which one is meant a person has to ask there.
 * @returns what it had decided before
 */
export function contradicts({ declaration }: Change, { version }: NoticeRow, says: Decided): Decided | undefined {
  const { facts, state, declarationVersion, registeredAt } = declaration;
  if (version !== declarationVersion || NOT_LODGED.includes(state)) return undefined;
  const decided = state === 'REJECTED' ? 'rejected' : registeredAt !== null ? 'accepted' : facts.lodgement;
  if (decided !== 'accepted' && decided !== 'rejected') return undefined;
  return decided === says ? undefined : decided;
}

/** Told to officers; an operator asks, once for each version. */
export async function openContradiction(
  change: Change,
  notice: NoticeRow,
  [before, now]: readonly [Decided, Decided],
): Promise<Taken> {
  const { declaration } = change;
  const version = declaration.declarationVersion;
  const why = `Customs has ${before} version ${version}, and now says that it has ${now} it. What it said first stands here.`;
  if (declaration.facts.theirs?.contradictedVersion !== version) {
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
