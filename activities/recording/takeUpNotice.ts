import { WORKER } from '../../prisma/actor.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { getNotice, markNoticeTakenUp, type NoticeRow } from '../../prisma/queries/notices.js';
import { recordOnce } from '../../prisma/queries/recordings.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { Recording } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { applyNotice } from '../notices/applyNotice.js';
import { countTakenUp } from '../notices/countTakenUp.js';
import { clearanceSnapshot } from '../snapshot.js';

/**
 * Takes up a counterparty's notice: sets the facts it brings, in whatever order notices come. One that concerns an
 * earlier version, or that no longer matters, is told and ignored, with the reason.
 */
export const takeUpNotice =
  (deps: ActivityDeps): Recording['takeUpNotice'] =>
  ({ noticeId, ...step }) =>
    countTakenUp(deps.meters, (took) =>
      deps.record.withActor(WORKER, (tx) =>
        recordOnce(
          tx,
          step,
          async (change) => {
            const notice = await getNotice(tx, noticeId);
            if (notice.declarationId !== change.declaration.id)
              throw new RecordError('NOTICE.REFERENCE_UNKNOWN', `notice ${noticeId} concerns another declaration`);
            took(notice);
            return takeUp(deps, change, notice);
          },
          async ({ declaration }, applied) => ({ applied, snapshot: await clearanceSnapshot(deps, tx, declaration) }),
        ),
      ),
    );

async function takeUp(deps: ActivityDeps, change: Change, notice: NoticeRow): Promise<boolean> {
  if (notice.takenUpAt !== null) return notice.status === 'applied';
  const { ignored } = await applyNotice(deps, change, notice);
  await markNoticeTakenUp(
    change.tx,
    notice.id,
    change.at,
    ignored === undefined ? { status: 'applied' } : { status: 'ignored', why: ignored },
  );
  if (ignored !== undefined) tellIgnored(change, notice, ignored);
  return ignored === undefined;
}

/** Told to officers: an exporter has no use for messages that change nothing. */
export function tellIgnored(change: Change, { id, counterparty, kind, version }: NoticeRow, why: string): void {
  const details = { notice_id: id, counterparty, kind, version };
  appendTimeline(change, { what: 'noticeIgnored', by: BY_SYSTEM, why, audience: 'officer', details });
}
