import type { Json } from '../../domain/json.js';
import type { WebhookEndpoint } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';
import type { DoneBy } from './timeline.js';

export type EndpointStatus = 'on' | 'off' | 'switched_off' | 'deleted';

/** Where a firm's events are sent. */
export type EndpointRow = Omit<Plain<WebhookEndpoint>, 'status'> & { status: EndpointStatus };

type Writer = DoneBy & { at: string };

/** Registers an endpoint: it is sent what gets its position in the feed from now on. */
export async function createEndpoint(
  tx: Transaction,
  endpoint: Pick<EndpointRow, 'id' | 'organisationId' | 'url' | 'description' | 'eventTypes' | 'keyId'>,
  by: Writer,
): Promise<EndpointRow> {
  const at = new Date(by.at);
  const { lastPosition } = await tx.installation.findUniqueOrThrow({ where: { id: 'only' } });
  const row = await tx.webhookEndpoint.create({
    data: { ...endpoint, position: lastPosition, createdBy: by.actor, createdAt: at, updatedAt: at },
  });
  await audit(tx, 'webhookEndpointCreated', endpoint, { url: endpoint.url }, by);
  return readEndpoint(row);
}

/** Nobody else of the firm registers an endpoint until the transaction ends. @returns how many it has */
export async function countEndpoints(tx: Transaction, organisationId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks:${organisationId}`}, 0))`;
  return tx.webhookEndpoint.count({ where: { organisationId, status: { not: 'deleted' } } });
}

/** An endpoint, if the actor may see it and it was not deleted. */
export async function findEndpoint(tx: Transaction, id: string): Promise<EndpointRow | undefined> {
  const row = await tx.webhookEndpoint.findFirst({ where: { id, status: { not: 'deleted' } } });
  return row === null ? undefined : readEndpoint(row);
}

/** The same, locked until the transaction ends. */
export async function lockEndpoint(tx: Transaction, id: string): Promise<EndpointRow | undefined> {
  await tx.$executeRaw`SELECT FROM webhook_endpoint WHERE id = ${id} FOR UPDATE`;
  return findEndpoint(tx, id);
}

/** Endpoints that the actor may see, newest first. */
export async function listEndpoints(
  tx: Transaction,
  page: { after: Position | undefined; limit: number },
): Promise<Rows<EndpointRow>> {
  const found = await tx.webhookEndpoint.findMany({
    where: { AND: [{ status: { not: 'deleted' } }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readEndpoint), page.limit);
}

/** What its firm may change of an endpoint. */
export type EndpointChange = {
  url?: string;
  description?: string;
  eventTypes?: string[];
  status?: 'on' | 'off' | 'deleted';
};

/** Writes a firm's change. One that is switched on begins with a clean slate, at the position where it stopped. */
export async function changeEndpoint(
  tx: Transaction,
  endpoint: EndpointRow,
  change: EndpointChange,
  by: Writer,
): Promise<EndpointRow> {
  const afresh = change.status === 'on' ? { why: null, failures: 0, failingSince: null, restsUntil: null } : {};
  const row = await tx.webhookEndpoint.update({
    where: { id: endpoint.id },
    data: { ...change, ...afresh, version: { increment: 1 }, updatedAt: new Date(by.at) },
  });
  const what = change.status === 'deleted' ? 'webhookEndpointDeleted' : 'webhookEndpointChanged';
  await audit(tx, what, endpoint, JSON.parse(JSON.stringify(change)) as Json, by);
  return readEndpoint(row);
}

/** Begins another round of the secret; the one before is valid until an instant. */
export async function rotateSecret(
  tx: Transaction,
  endpoint: EndpointRow,
  { keyId, previousUntil }: { keyId: string; previousUntil: string },
  by: Writer,
): Promise<EndpointRow> {
  const row = await tx.webhookEndpoint.update({
    where: { id: endpoint.id },
    data: {
      keyId,
      secretRound: { increment: 1 },
      previousKeyId: endpoint.keyId,
      previousUntil: new Date(previousUntil),
      version: { increment: 1 },
      updatedAt: new Date(by.at),
    },
  });
  await audit(tx, 'webhookSecretRotated', endpoint, { previous_until: previousUntil }, by);
  return readEndpoint(row);
}

const audit = (
  tx: Transaction,
  what: string,
  { id, organisationId }: Pick<EndpointRow, 'id' | 'organisationId'>,
  details: Json,
  by: Writer,
): Promise<void> => appendAudit(tx, organisationId, [{ what, ...by, facts: { endpoint_id: id }, details }]);

/** @internal */
export function readEndpoint(row: WebhookEndpoint): EndpointRow {
  // Words are held by check constraints.
  return plainRow(row) as EndpointRow;
}
