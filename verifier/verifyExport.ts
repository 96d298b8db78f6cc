/**
 * Verifies the audit chains of an installation from what was exported of them and from the signed heads that were written
 * beside the database. Stands by itself: it shares no code with the writer of either, and takes nothing but Node.
 */
import { ChainWalk, signedPoints, type ChainChecked } from './chainWalk.js';
import { checkHeads, digestOfHead } from './checkHeads.js';
import { readExportFile, type ExportedLine, type ExportedRecord } from './exportFile.js';
import { readHeadFiles, type HeadLine, type SignedHead } from './headFiles.js';
import { readKeyFile, type TrustedKey } from './keyFile.js';

/** What the verifier found. */
export interface Verification {
  ok: boolean;
  /** When the export says that it was made; what happened later is not verified. */
  exported_at: string | null;
  /** The first thing wrong with each chain. */
  chains: ChainChecked[];
  heads: {
    /** Heads whose signature holds. */
    believed: number;
    /** Of these, signed after the export was made, and so over more than it holds. */
    later: number;
    ok: boolean;
    /** File and line, or the record that tells of a head, of the first thing wrong. */
    broken_at: string | null;
    why: string | null;
  };
  /** What is wrong with the export as a whole. */
  export: string | null;
}

/** The chain in which the writer of the heads notes each of them. */
const NOTING_CHAIN = 'installation';
const NOTE = 'auditHeadSigned';

/**
 * @param files the export, the folder of the head files, and the file of the public keys
 * @throws Error when one of them cannot be read at all
 */
export async function verifyExport(files: { exportFile: string; heads: string; keys: string }): Promise<Verification> {
  return verifyLines(readExportFile(files.exportFile), readHeadFiles(files.heads), readKeyFile(files.keys));
}

/** The same over lines that have been read. */
export async function verifyLines(
  lines: AsyncIterable<ExportedLine> | Iterable<ExportedLine>,
  headLines: readonly HeadLine[],
  keys: ReadonlyMap<string, TrustedKey>,
): Promise<Verification> {
  const { believed, fault } = checkHeads(headLines, keys);
  let points: ReturnType<typeof signedPoints> = new Map();
  const byNumber = new Map(believed.map((head) => [head.number, head]));
  const walks = new Map<string, ChainWalk>();
  const walkOf = (chain: string): ChainWalk => {
    const walk = walks.get(chain) ?? new ChainWalk(chain, points.get(chain) ?? new Map());
    walks.set(chain, walk);
    return walk;
  };
  const hold = (heads: readonly SignedHead[]): void => {
    points = signedPoints(heads);
    for (const chain of points.keys()) walkOf(chain);
  };
  let headFault = fault;
  let isWhole = false;
  let exportedAt: string | undefined;
  let isFirst = true;
  for await (const line of lines) {
    if (isFirst) {
      exportedAt = line.kind === 'begin' ? line.at : undefined;
      hold(believed.filter(({ at }) => exportedAt === undefined || at <= exportedAt));
      isFirst = false;
    }
    isWhole = line.kind === 'end' && exportedAt !== undefined;
    if (line.kind === 'record') {
      walkOf(line.chain).take(line);
      headFault ??= faultOfNote(line, byNumber);
    } else if (line.kind === 'head') walkOf(line.chain).end(line);
  }
  const chains = [...walks.values()].map((walk) => walk.finish());
  const heads = {
    believed: believed.length,
    later: believed.filter(({ at }) => exportedAt !== undefined && at > exportedAt).length,
    ok: headFault === undefined,
    broken_at: headFault?.where ?? null,
    why: headFault?.why ?? null,
  };
  const ofExport = isWhole ? null : 'the export lacks its beginning or its end: it is not all that was exported';
  const ok = heads.ok && isWhole && chains.every((chain) => chain.ok);
  return { ok, exported_at: exportedAt ?? null, chains, heads, export: ofExport };
}

/** A record that notes a head which is not there, or is another one: heads were taken away or exchanged. */
function faultOfNote(
  { chain, index, body }: ExportedRecord,
  heads: ReadonlyMap<number, SignedHead>,
): { where: string; why: string } | undefined {
  if (chain !== NOTING_CHAIN || typeof body !== 'object' || body === null) return undefined;
  const { what, facts } = body as { what?: unknown; facts?: { number?: unknown; head_hash?: unknown } };
  if (what !== NOTE || typeof facts?.number !== 'number') return undefined;
  const where = `record ${index} of chain ${chain}`;
  const head = heads.get(facts.number);
  if (head === undefined) return { where, why: `head ${facts.number}, which was signed and noted there, is missing` };
  if (digestOfHead(head) === facts.head_hash) return undefined;
  return { where, why: `head ${facts.number} is not the one that was signed and noted there` };
}
