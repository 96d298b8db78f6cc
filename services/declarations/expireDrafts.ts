import { DISPATCHER } from '../../prisma/actor.js';
import { appendTimeline, openChange, saveChange, type Change } from '../../prisma/queries/change.js';
import { listDraftsDue, lockDraftDue, removeDraft, type DraftDeadline } from '../../prisma/queries/drafts.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What one round did. */
export interface DraftsRound {
  reminded: number;
  expired: number;
}

/**
 * Reminds of drafts whose time is nearly over and deletes those whose time is over, each in one transaction with its
 * event and audit record. A draft that another process holds is left to it, so that any number may run this.
 * @param limit at most so many of each
 */
export async function expireDrafts(deps: ServiceDeps, limit: number): Promise<DraftsRound> {
  const at = deps.clock().toISOString();
  // First those that are over: of a draft that is deleted nobody is reminded.
  const expired = await eachDue(deps, 'draft_expiry', at, limit, (change) =>
    removeDraft(change, {
      what: 'draftExpired',
      by: BY_SYSTEM,
      why: 'The draft was deleted: it was not touched for so long.',
      details: {
        created_at: change.declaration.createdAt,
        expired_at: change.declaration.deadlines.draft_expiry ?? at,
      },
    }),
  );
  const reminded = await eachDue(deps, 'draft_reminder', at, limit, remind);
  return { reminded, expired };
}

async function remind(change: Change): Promise<void> {
  const { draft_reminder: _told, ...left } = change.declaration.deadlines;
  change.declaration.deadlines = left;
  appendTimeline(change, {
    what: 'draftExpiring',
    by: BY_SYSTEM,
    why: 'The draft will be deleted unless it is changed or submitted before its time is over.',
    details: { expires_at: left.draft_expiry ?? null },
  });
  await saveChange(change, false);
}

async function eachDue(
  { record, logger }: ServiceDeps,
  deadline: DraftDeadline,
  at: string,
  limit: number,
  work: (change: Change) => Promise<void>,
): Promise<number> {
  const due = await record.withActor(DISPATCHER, (tx) => listDraftsDue(tx, deadline, at, limit));
  let done = 0;
  for (const id of due) {
    try {
      const worked = await record.withActor(DISPATCHER, async (tx) => {
        if ((await lockDraftDue(tx, id, deadline, at)) === undefined) return false;
        await work(await openChange(tx, id, at));
        return true;
      });
      if (worked) done += 1;
    } catch (thrown) {
      // One draft never holds up the others; the next round finds it again.
      logger.warn({ err: thrown, deadline, id }, 'a draft could not be dealt with');
    }
  }
  return done;
}
