import { Prisma } from '../client/client.js';
import type { NoticeKind } from '../../domain/clearance/notices.js';
import { STATES, isTerminal } from '../../domain/clearance/states.js';
import type { FeedKind, OrderFeeds } from '../../domain/declaration/orderFeeds.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { MarketplaceOrder } from '../../domain/declaration/marketplaceOrder.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { subjectKeysOf } from '../sealing/sealedTransaction.js';
import type { Transaction } from '../withActor.js';

/** By what a feed finds its declaration, and a declaration its feeds. */
export interface OrderNames {
  platform: string;
  orderNumber: string;
  /** Number of the payment; null in feeds that do not carry it. */
  payment: string | null;
  waybill: string | null;
}

/** Nothing more comes of a declaration that ended so: its records may belong to another one. */
const ENDED = STATES.filter((state) => isTerminal(state) && state !== 'CLEARED');
const NOT_UNDER_WAY = STATES.filter((state) => isTerminal(state) || state === 'DRAFT');

/**
 * Waits until nobody else takes in a feed of the order or looks for its feeds: a feed is either there when the declaration
 * looks, or finds the declaration.
 */
export async function lockOrder(tx: Transaction, orderNumber: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`order:${orderNumber}`}, 0))`;
}

/** Keeps a feed as its owner sent it; the same notice again is the same row. */
export async function storeFeed(
  tx: Transaction,
  feed: { kind: FeedKind; sender: string; orderNumber: string; data: object; noticeId: string; receivedAt: string },
): Promise<void> {
  const { data, receivedAt, ...own } = feed;
  await tx.orderFeed.createMany({
    data: { id: newId('orderFeed'), ...own, data: jsonColumn(data), receivedAt: new Date(receivedAt) },
    skipDuplicates: true,
  });
}

/** The notice of a feed that no declaration names yet: what it says is kept, and nobody has to be told. */
export async function markFeedKept(
  tx: Transaction,
  noticeId: string,
  said: { kind: NoticeKind; reference: string; version: number; facts: object },
  at: string,
): Promise<void> {
  const { facts, ...own } = said;
  const why = 'Kept until a declaration names its order.';
  await tx.notice.update({
    where: { id: noticeId },
    data: {
      ...own,
      facts: jsonColumn(facts),
      ...{ status: 'applied', why, takenUpAt: new Date(at) },
      attempts: { increment: 1 },
    },
    select: { id: true },
  });
}

/** The declaration under way that names the order of a feed, or else its payment or its waybill. */
export async function findDeclarationOfOrder(
  tx: Transaction,
  { platform, orderNumber, payment, waybill }: OrderNames,
): Promise<{ id: string; organisationId: string } | undefined> {
  const isOrder = Prisma.sql`(v.data #>> '{marketplace_order,order_number}' = ${orderNumber}
    AND v.data #>> '{marketplace_order,platform}' = ${platform})`;
  const [found] = await tx.$queryRaw<{ id: string; organisationId: string }[]>`SELECT d.id,
      d.organisation_id "organisationId"
    FROM declaration_version v JOIN declaration d ON d.id = v.declaration_id AND d.declaration_version = v.number
    WHERE v.data ? 'marketplace_order' AND d.state <> ALL (${NOT_UNDER_WAY}) AND (${isOrder}
      OR v.data #>> '{marketplace_order,payment_reference}' = ${payment}
      OR v.data #>> '{transport_document,number}' = ${waybill})
    ORDER BY ${isOrder} DESC, d.submitted_at, d.id LIMIT 1`;
  return found;
}

/** Feeds that concern a declaration: the newest of each owner, and which of them another declaration has. */
export interface FoundFeeds {
  feeds: Partial<OrderFeeds>;
  taken: FeedKind[];
}

/**
 * Takes the feeds that name the declaration's order, payment or waybill for it, unless another declaration has them, and
 * answers the newest of each owner, by when it was issued.
 */
export async function attachFeeds(
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
  names: OrderNames,
): Promise<FoundFeeds> {
  const concerns = Prisma.sql`((f.order_number = ${names.orderNumber} AND f.data ->> 'platform' = ${names.platform})
    OR (f.kind = 'payment' AND f.data ->> 'transactionNumber' = ${names.payment})
    OR (f.kind = 'waybill' AND f.data ->> 'waybillNumber' = ${names.waybill}))`;
  const taken = await tx.$queryRaw<
    { noticeId: string }[]
  >`UPDATE order_feed f SET declaration_id = ${id}, organisation_id = ${organisationId}
    WHERE ${concerns} AND f.declaration_id IS DISTINCT FROM ${id} AND (f.declaration_id IS NULL
      OR EXISTS (SELECT FROM declaration d WHERE d.id = f.declaration_id AND d.state = ANY (${ENDED})))
    RETURNING f.notice_id "noticeId"`;
  const notices = taken.map(({ noticeId }) => noticeId);
  await subjectKeysOf(tx).belong(notices, id);
  const rows = await tx.$queryRaw<
    { kind: FeedKind; data: Json; isTaken: boolean }[]
  >`SELECT DISTINCT ON (f.kind) f.kind,
      f.data, f.declaration_id <> ${id} "isTaken"
    FROM order_feed f WHERE ${concerns} ORDER BY f.kind, f.data ->> 'issuedAt' DESC, f.received_at DESC, f.id DESC`;
  // Stored by the service that took the notice in, in the form its adapter answers.
  const feeds = Object.fromEntries(rows.map(({ kind, data }) => [kind, data])) as Partial<OrderFeeds>;
  return { feeds, taken: rows.filter(({ isTaken }) => isTaken).map(({ kind }) => kind) };
}

/** The names by which a declaration looks for its feeds. */
export const namesOfDeclaration = (
  order: MarketplaceOrder,
  transportDocument: DeclarationData['transport_document'],
): OrderNames => ({
  platform: order.platform,
  orderNumber: order.order_number,
  payment: order.payment_reference,
  waybill: transportDocument?.number ?? null,
});
