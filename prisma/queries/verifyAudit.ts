import type { Json } from '../../domain/json.js';
import { unopened } from '../sealing/sealedTransaction.js';
import type { Transaction } from '../withActor.js';
import { compareSeal } from './accessSeals.js';
import { auditHash, detailsHash, GENESIS_HASH } from './audit.js';

/** What walking one chain came to. */
export interface ChainVerification {
  chain: string;
  records: number;
  ok: boolean;
  /** Index of the first record that does not fit. */
  brokenAt: number | null;
  why: string | null;
}

interface StoredRecord {
  index: number;
  body: { what: string; details_hash: string; facts: { declaration_id?: string; sequence?: number } };
  detailsSalt: string;
  previousHash: string;
  hash: string;
}

interface TimelineDetails {
  declarationId: string;
  sequence: number;
  why: string;
  ruleId: string | null;
  details: Json;
}

/** Records read at a time. */
const STRETCH = 500;

/** Names of all chains the actor sees. */
export async function listChains(tx: Transaction): Promise<string[]> {
  const heads = await tx.auditHead.findMany({ select: { chain: true }, orderBy: { chain: 'asc' } });
  return heads.map(({ chain }) => chain);
}

/**
 * Walks a chain from its first record: indices without a gap, each hash over its record and the hash before, the head at
 * the last one, and what the timeline tells, and who read what, as it was when it was recorded; the timeline is compared
 * sealed, so that no key is needed. The first record that does not fit is named.
 */
export async function verifyChain(tx: Transaction, chain: string): Promise<ChainVerification> {
  let [index, hash] = [0, GENESIS_HASH];
  const broken = (at: number, why: string): ChainVerification => ({
    chain,
    records: index,
    ok: false,
    brokenAt: at,
    why,
  });
  for (;;) {
    const records = await readStretch(tx, chain, index);
    if (records.length === 0) break;
    const told = await readTimeline(tx, records);
    for (const record of records) {
      const expected = index + 1;
      if (record.index !== expected) return broken(expected, `record ${expected} is missing`);
      if (record.previousHash !== hash) return broken(expected, `record ${expected} does not follow the one before`);
      const { body, previousHash } = record;
      if (auditHash({ chain, index: expected, body, previousHash }) !== record.hash)
        return broken(expected, `record ${expected} has been changed`);
      const difference = compareTimeline(record, told) ?? (await compareSeal(tx, record));
      if (difference !== undefined) return broken(expected, difference);
      [index, hash] = [expected, record.hash];
    }
  }
  const head = await tx.auditHead.findUnique({ where: { chain } });
  if (head === null || head.index !== index || head.hash !== hash) {
    return broken(index + 1, `the head stands at ${head?.index ?? 0}, the last record that fits is ${index}`);
  }
  return { chain, records: index, ok: true, brokenAt: null, why: null };
}

async function readStretch(tx: Transaction, chain: string, after: number): Promise<StoredRecord[]> {
  const rows = await tx.auditRecord.findMany({
    where: { chain, index: { gt: after } },
    orderBy: { index: 'asc' },
    take: STRETCH,
  });
  return rows.map(({ body, ...row }) => ({ ...row, body: body as StoredRecord['body'] }));
}

/** The timeline entries that a stretch of records speaks of, by declaration and sequence. */
async function readTimeline(tx: Transaction, records: readonly StoredRecord[]): Promise<Map<string, TimelineDetails>> {
  const ids = new Set(
    records.flatMap(({ body }) => (body.facts.sequence === undefined ? [] : [body.facts.declaration_id ?? ''])),
  );
  const entries = await unopened(tx).timelineEntry.findMany({
    where: { declarationId: { in: [...ids] } },
    select: { declarationId: true, sequence: true, why: true, ruleId: true, details: true },
  });
  return new Map(
    entries.map((entry) => [`${entry.declarationId} ${entry.sequence}`, { ...entry, details: entry.details as Json }]),
  );
}

function compareTimeline(
  { index, body, detailsSalt }: StoredRecord,
  told: ReadonlyMap<string, TimelineDetails>,
): string | undefined {
  const { declaration_id: declarationId, sequence } = body.facts;
  if (declarationId === undefined || sequence === undefined) return undefined;
  const entry = told.get(`${declarationId} ${sequence}`);
  if (entry === undefined) return `record ${index} tells of entry ${sequence} of ${declarationId}, which is missing`;
  const { why, ruleId, details } = entry;
  if (detailsHash(detailsSalt, { why, rule_id: ruleId, details }) === body.details_hash) return undefined;
  return `record ${index} tells of entry ${sequence} of ${declarationId}, which has been changed`;
}
