import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { TheirDecisions } from '../../prisma/queries/declarationRow.js';

/** The word of the authority that the record follows next, and the instant of theirs at which it was said. */
export interface Mirror {
  notice: NoticeKind;
  at: string;
  /** It leads along an arrow; otherwise it is followed beside the state, or says what stands already. */
  walks: boolean;
}

const CONTROLS = {
  documents: 'customs_documents_required',
  query: 'customs_queried',
  inspection: 'customs_under_control',
} as const satisfies Record<string, NoticeKind>;

/** Has the record followed this word? */
export const isFollowed = (theirs: TheirDecisions, { notice, at }: Pick<Mirror, 'notice' | 'at'>): boolean =>
  (theirs.followed ?? []).includes(`${notice}@${at}`);

/** What stands of everything the authority said, each undefined once the record has followed it. */
export interface StandingWords {
  /** Detained, and not let go since. */
  stop: Mirror | undefined;
  /** A control that nothing later has settled. */
  control: Mirror | undefined;
  /** An examination that nothing later has settled. */
  examination: Mirror | undefined;
  release: Mirror | undefined;
  /** The release that ended their own detention, whatever they ordered after it. */
  letGo: Mirror | undefined;
  /** Final figures that no control has followed. */
  figures: Mirror | undefined;
}

/**
 * What stands of everything they said, by their instants, as far as the record has not followed it. At one instant the
 * release counts as the later word.
 */
export function standingWords(theirs: TheirDecisions): StandingWords {
  const { control, examinedAt, final, detained, releasedAt } = theirs;
  const unfollowed = (notice: NoticeKind, at: string): Mirror | undefined =>
    isFollowed(theirs, { notice, at }) ? undefined : { notice, at, walks: true };
  const settledAt = releasedAt ?? final?.at;
  const isStopped = detained !== undefined && isAfter(detained.at, releasedAt);
  const isExamined = examinedAt !== undefined && isAfter(examinedAt, settledAt);
  // Documents and questions do not hold goods that were released, unless an examination has called them back.
  const isControlled =
    control !== undefined && isAfter(control.at, settledAt) && (releasedAt === undefined || isExamined);
  const isReleased = releasedAt !== undefined && !isStopped && !isControlled;
  return {
    stop: isStopped ? unfollowed('customs_detained', detained.at) : undefined,
    control: isControlled && !isStopped ? unfollowed(CONTROLS[control.kind], control.at) : undefined,
    examination: isExamined && !isStopped ? unfollowed('customs_under_control', examinedAt) : undefined,
    release: isReleased ? unfollowed('customs_released', releasedAt) : undefined,
    letGo:
      detained !== undefined && releasedAt !== undefined && !isStopped
        ? { notice: 'customs_released', at: releasedAt, walks: true }
        : undefined,
    figures:
      final !== undefined && !isControlled && !isStopped ? unfollowed('customs_tax_calculated', final.at) : undefined,
  };
}

/** Was one thing said after another, or before anything of the kind? */
export const isAfter = (at: string, other: string | undefined): boolean =>
  other === undefined || Date.parse(at) > Date.parse(other);
