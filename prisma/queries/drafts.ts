import type { Transaction } from '../withActor.js';
import { appendTimeline, saveChange, type Change } from './change.js';
import { deleteDraft } from './declarations.js';
import type { TimelineInput } from './timeline.js';

/** The deadlines that only drafts have; nothing but a look from time to time watches them. */
export type DraftDeadline = 'draft_reminder' | 'draft_expiry';

/** Drafts of which a deadline has passed, by id. */
export async function listDraftsDue(
  tx: Transaction,
  deadline: DraftDeadline,
  at: string,
  limit: number,
): Promise<string[]> {
  // Instants are written in one form, so that their texts sort as they do.
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM declaration
    WHERE state = 'DRAFT' AND deadlines ->> ${deadline} <= ${at} ORDER BY id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Locks a draft of which a deadline has passed.
 * @returns undefined when it is no draft any more, its time has changed, or another process holds it
 */
export async function lockDraftDue(
  tx: Transaction,
  id: string,
  deadline: DraftDeadline,
  at: string,
): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM declaration
    WHERE id = ${id} AND state = 'DRAFT' AND deadlines ->> ${deadline} <= ${at} FOR UPDATE SKIP LOCKED`;
  return row?.id;
}

/**
 * Deletes a draft that is held for change. What is told of it stays: timeline, event and audit record say that it was and
 * why it is gone. Its documents stay the firm's and belong to no declaration again.
 */
export async function removeDraft(change: Change, entry: TimelineInput): Promise<void> {
  const { tx, declaration } = change;
  await tx.document.updateMany({ where: { declarationId: declaration.id }, data: { declarationId: null } });
  appendTimeline(change, entry);
  await saveChange(change, false);
  await deleteDraft(tx, declaration.id);
}
