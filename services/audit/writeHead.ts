import type { Logger } from 'pino';
import { DISPATCHER } from '../../prisma/actor.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import {
  findNotedHead,
  listPoints,
  takeHeadWriting,
  type AuditPoint,
  type NotedHead,
} from '../../prisma/queries/auditHeads.js';
import type { RecordAccess } from '../../prisma/withActor.js';
import type { HeadFiles } from './headFiles.js';
import type { HeadSigner } from './headSigner.js';
import { sealReads } from './sealReads.js';
import { headDigest, NO_HEAD, signHead, type SignedHead } from './signedHead.js';

/** What writing heads needs of the outside. */
export interface HeadWriting {
  record: RecordAccess;
  files: HeadFiles;
  signer: HeadSigner;
  clock: () => Date;
  logger: Pick<Logger, 'error'>;
}

/**
 * Signs where all chains stand, writes it outside the database, and notes in the installation's own chain that it did: so
 * that neither can lose its end unseen. Nothing is written where nothing happened since the last head. A process that
 * ends in between leaves a head without its note, which the next round makes. Chains and heads that do not fit are told to the
 * log, and go on: the verifier finds where.
 *
 * @param youngerMs a head that is younger than this is enough: several processes share one interval
 * @returns the head that was written, if one was; another process may be at it
 */
export async function writeHead(
  { record, files, signer, clock, logger }: HeadWriting,
  youngerMs: number,
): Promise<SignedHead | undefined> {
  // By itself and first: a head is signed over what was committed, and over nothing that may still be undone.
  await record.withActor(DISPATCHER, async (tx) => {
    if (await takeHeadWriting(tx)) await sealReads(tx, clock());
  });
  return record.withActor(DISPATCHER, async (tx) => {
    if (!(await takeHeadWriting(tx))) return undefined;
    const [points, noted, last] = [await listPoints(tx), await findNotedHead(tx), await files.last()];
    const now = clock().toISOString();
    const isYoung = last !== undefined && Date.parse(now) - Date.parse(last.at) < youngerMs;
    const isDue = !isYoung && (last === undefined || hasMoved(last, points, noted));
    if (noted !== undefined && noted.number > (last?.number ?? 0))
      logger.error({ noted: noted.number, found: last?.number ?? 0 }, 'signed heads are missing from their folder');
    const back = last === undefined ? [] : chainsBehind(last, points);
    if (back.length > 0)
      logger.error({ head: last?.number, chains: back }, 'audit chains stand behind the last signed head');
    const written = isDue ? signHead(nextHead(last, noted, points, now), signer) : undefined;
    if (written !== undefined) await files.append(written);
    const standing = written ?? last;
    if (standing !== undefined && standing.number > (noted?.number ?? 0)) {
      const { number, root, key_id } = standing;
      const facts = { number, head_hash: headDigest(standing), root, key_id };
      await appendAudit(tx, INSTALLATION_CHAIN, [
        { what: 'auditHeadSigned', at: now, actor: 'system', role: 'system', facts, details: null },
      ]);
    }
    return written;
  });
}

/** The next head follows the last one; where files were lost, the last one that is known of, so that the gap stays to be seen. */
function nextHead(
  last: SignedHead | undefined,
  noted: NotedHead | undefined,
  points: readonly AuditPoint[],
  now: string,
) {
  const at = last !== undefined && last.at > now ? last.at : now;
  if (noted !== undefined && noted.number > (last?.number ?? 0))
    return { number: noted.number + 1, previous: noted.headHash, at, points };
  return { number: (last?.number ?? 0) + 1, previous: last === undefined ? NO_HEAD : headDigest(last), at, points };
}

/** Chains with fewer records than a head was signed over: they were cut, or the head belongs to another installation. */
function chainsBehind(last: SignedHead, points: readonly AuditPoint[]): string[] {
  const now = new Map(points.map(({ chain, index }) => [chain, index]));
  return last.chains.flatMap(({ chain, index }) => ((now.get(chain) ?? 0) < index ? [chain] : []));
}

/** Has a chain moved since a head, by more than the note of that head? */
function hasMoved(last: SignedHead, points: readonly AuditPoint[], noted: NotedHead | undefined): boolean {
  const then = new Map(last.chains.map((point) => [point.chain, point]));
  return points.some(({ chain, index, hash }) => {
    const before = then.get(chain);
    if (before?.hash === hash) return false;
    const isNote =
      chain === INSTALLATION_CHAIN &&
      noted?.number === last.number &&
      noted.index === index &&
      index === (before?.index ?? 0) + 1;
    return !isNote;
  });
}
