import { FEED_OF_NOTICE, FEED_WORDS } from '../../domain/declaration/orderFeeds.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { awaitedOf, decideMatching, recordMatching } from '../effects/matching/compareDocuments.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

/**
 * One of the three records of a marketplace's parcel came. It is kept by its order already; here it is told, and compared
 * where matching has begun.
 */
export const orderFeed: NoticeHandler = async (deps, change, notice) => {
  const feed = notice.kind === null ? undefined : FEED_OF_NOTICE[notice.kind];
  if (feed === undefined) return ignored('Not a record of a marketplace parcel.');
  const { orderNumber = null, issuedAt = null } = notice.facts;
  const words = FEED_WORDS[feed];
  const matching = await decideMatching(deps, change);
  const isAwaited = matching !== undefined && matching.value.missing.length > 0;
  const awaited = isAwaited ? ` Awaited: ${awaitedOf(matching.value)}.` : '';
  appendTimeline(change, {
    what: 'orderFeedReceived',
    by: byCounterparty(notice),
    why: `The ${words.feed} came from the ${words.owner}.${awaited}`,
    details: { feed, order_number: orderNumber, issued_at: issuedAt },
  });
  if (matching !== undefined) await recordMatching(change, matching);
  return APPLIED;
};
