import type { Json } from '../../domain/json.js';
import type { Transaction } from '../withActor.js';
import { INSTALLATION_CHAIN } from './audit.js';

/** Where one chain stands. */
export interface AuditPoint {
  chain: string;
  index: number;
  hash: string;
}

/** What the installation's chain says of the last signed head. */
export interface NotedHead {
  /** Of the record that says it. */
  index: number;
  number: number;
  headHash: string;
}

/** A record as it is exported. */
export interface ExportedRecord extends AuditPoint {
  body: Json;
  details_salt: string;
  previous_hash: string;
}

/** One number for the lock that the one writer of signed heads holds. */
const HEAD_WRITER_LOCK = 7_226_002;
/** Records exported at a time. */
const STRETCH = 500;

/** Takes the writing of signed heads until the transaction ends. @returns false when another process has it */
export async function takeHeadWriting(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ ours: boolean }[]>`SELECT pg_try_advisory_xact_lock(${HEAD_WRITER_LOCK}) AS ours`;
  return lock?.ours === true;
}

/** Where every chain stands, at one instant. */
export const listPoints = (tx: Transaction): Promise<AuditPoint[]> =>
  tx.auditHead.findMany({ orderBy: { chain: 'asc' } });

/** Where one chain stands. */
export async function findPoint(tx: Transaction, chain: string): Promise<AuditPoint | undefined> {
  return (await tx.auditHead.findUnique({ where: { chain } })) ?? undefined;
}

/** The last signed head that the installation's chain tells of. */
export async function findNotedHead(tx: Transaction): Promise<NotedHead | undefined> {
  const [noted] = await tx.$queryRaw<NotedHead[]>`SELECT index, (body -> 'facts' ->> 'number')::int AS number,
      body -> 'facts' ->> 'head_hash' AS "headHash"
    FROM audit_record WHERE chain = ${INSTALLATION_CHAIN} AND body ->> 'what' = 'auditHeadSigned'
    ORDER BY index DESC LIMIT 1`;
  return noted;
}

/** A stretch of a chain behind an index, in order. */
export async function listStretch(tx: Transaction, chain: string, after: number): Promise<ExportedRecord[]> {
  const rows = await tx.auditRecord.findMany({
    where: { chain, index: { gt: after } },
    orderBy: { index: 'asc' },
    take: STRETCH,
  });
  return rows.map(({ index, body, detailsSalt, previousHash, hash }) => ({
    chain,
    index,
    body: body as Json,
    details_salt: detailsSalt,
    previous_hash: previousHash,
    hash,
  }));
}
