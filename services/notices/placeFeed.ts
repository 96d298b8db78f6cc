import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { FEED_OF_NOTICE, FEED_OWNERS, type FeedKind } from '../../domain/declaration/orderFeeds.js';
import type { Json } from '../../domain/json.js';
import {
  getNotice,
  markNoticeInterpreted,
  markNoticeUninterpretable,
  type NoticeRow,
} from '../../prisma/queries/notices.js';
import { findDeclarationOfOrder, lockOrder, markFeedKept, storeFeed } from '../../prisma/queries/orderFeeds.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Interpretation } from './noticeInterpreters.js';

type Said = Exclude<Interpretation, { uninterpretable: string }>;

/** The feed that a notice brings, if it brings one. */
export const feedOf = ({ kind }: Said): FeedKind | undefined => FEED_OF_NOTICE[kind];

/**
 * Keeps a feed of a marketplace's parcel by its order, and finds the declaration that names it. A feed answers no command
 * of ours, and may come before its declaration: then it is kept, and the declaration looks for it.
 * @returns the notice where a clearance has to be told; undefined when it is only kept, or refused
 */
export async function placeFeed(
  tx: Transaction,
  notice: NoticeRow,
  feed: FeedKind,
  said: Said,
  at: string,
): Promise<NoticeRow | undefined> {
  if (notice.counterparty !== FEED_OWNERS[feed]) {
    const why = `the ${feed} of a parcel is told by the ${FEED_OWNERS[feed]} alone`;
    await markNoticeUninterpretable(tx, notice.id, why);
    return undefined;
  }
  const { kind, version, facts } = said;
  const names = {
    platform: textOf(facts.platform) ?? '',
    orderNumber: textOf(facts.orderNumber) ?? '',
    payment: textOf(facts.transactionNumber),
    waybill: textOf(facts.waybillNumber),
  };
  await lockOrder(tx, names.orderNumber);
  await storeFeed(tx, {
    kind: feed,
    sender: notice.counterparty,
    orderNumber: names.orderNumber,
    data: facts,
    noticeId: notice.id,
    receivedAt: notice.receivedAt,
  });
  const declaration = await findDeclarationOfOrder(tx, names);
  const read = { kind, version, reference: names.orderNumber, facts };
  if (declaration === undefined) {
    await markFeedKept(tx, notice.id, read, at);
    return undefined;
  }
  const { id: declarationId, organisationId } = declaration;
  const workflowId = clearanceWorkflowId(declarationId);
  await markNoticeInterpreted(tx, notice.id, { ...read, declarationId, organisationId, workflowId });
  return getNotice(tx, notice.id);
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
