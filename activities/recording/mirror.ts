import type { NoticeKind } from '../../domain/clearance/notices.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { findMirror, isReached, markFollowed } from '../effects/mirror.js';
import type { Follow } from '../mirroring/byAuthority.js';
import { followControl } from '../mirroring/followControl.js';
import { followCorrection } from '../mirroring/followCorrection.js';
import { followDetention } from '../mirroring/followDetention.js';
import { followEnd } from '../mirroring/followEnd.js';
import { followFigures } from '../mirroring/followFigures.js';
import { followRelease } from '../mirroring/followRelease.js';
import type { RecordedStep } from '../recorded.js';

const FOLLOW: Readonly<Partial<Record<NoticeKind, Follow>>> = {
  customs_documents_required: followControl,
  customs_queried: followControl,
  customs_under_control: followControl,
  customs_detained: followDetention,
  customs_released: followRelease,
  customs_invalidated: followEnd,
};

/** Followed also where the record does not move. */
const FOLLOW_BESIDE: Readonly<Partial<Record<NoticeKind, Follow>>> = {
  customs_tax_calculated: followFigures,
  customs_corrected: followCorrection,
};

/** Follows the authority's notices by one step: an arrow of its own, or what changes beside the state. */
export const mirror: RecordedStep = async (deps, change) => {
  const { declaration } = change;
  const word = findMirror(declaration);
  if (word === undefined)
    throw new RecordError(
      'CLEARANCE.TRANSITION_FORBIDDEN',
      `nothing of the authority's is to be followed in ${declaration.state}`,
    );
  const follow = FOLLOW_BESIDE[word.notice] ?? (word.walks ? FOLLOW[word.notice] : undefined);
  await follow?.(deps, change, word);
  if (isReached(declaration, word)) markFollowed(declaration, word);
};
