import type { Json } from '../../domain/json.js';
import type { PublishedPack } from '../client/client.js';
import { jsonColumn } from '../jsonColumn.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit, INSTALLATION_CHAIN } from './audit.js';

/** A country's law from a day on, as it was published: never changed. */
export interface PublishedPackRow {
  /** Country and day, such as `RW/2027-01-01`. */
  id: string;
  country: string;
  /** YYYY-MM-DD. */
  effectiveFrom: string;
  version: string;
  hash: string;
  /** Its files by name. */
  files: Readonly<Record<string, Json>>;
  proposalId: string;
  proposedBy: string;
  signedBy: string;
  reason: string;
  /** ISO 8601 UTC. */
  publishedAt: string;
}

/** Packs that were published, but those of these ids; in the order in which they were. */
export async function listPublishedPacks(tx: Transaction, known: readonly string[] = []): Promise<PublishedPackRow[]> {
  const rows = await tx.publishedPack.findMany({
    where: { id: { notIn: [...known] } },
    orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readPack);
}

/**
 * Publishes a pack, with its audit record.
 * @throws RecordError `RULES.PACK_PUBLISHED` where the country has one of that day
 */
export async function publishPack(tx: Transaction, pack: PublishedPackRow, role: string): Promise<void> {
  const { files, effectiveFrom, publishedAt, ...own } = pack;
  const { count } = await tx.publishedPack.createMany({
    data: {
      ...own,
      files: jsonColumn(files),
      effectiveFrom: new Date(effectiveFrom),
      publishedAt: new Date(publishedAt),
    },
    skipDuplicates: true,
  });
  if (count === 0) throw new RecordError('RULES.PACK_PUBLISHED', `${pack.id} is published already`);
  const { id, hash, proposalId, signedBy: actor, reason } = pack;
  const facts = { pack_id: id, hash, proposal_id: proposalId };
  const entry = { what: 'packPublished', at: publishedAt, actor, role, facts, details: { reason } };
  await appendAudit(tx, INSTALLATION_CHAIN, [entry]);
}

const readPack = ({ effectiveFrom, publishedAt, files, ...row }: PublishedPack): PublishedPackRow => ({
  ...row,
  effectiveFrom: effectiveFrom.toISOString().slice(0, 10),
  publishedAt: publishedAt.toISOString(),
  files: files as Readonly<Record<string, Json>>,
});
