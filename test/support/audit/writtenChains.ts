import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { auditHash, detailsHash, GENESIS_HASH } from '../../../prisma/queries/audit.js';
import type { AuditPoint } from '../../../prisma/queries/auditHeads.js';
import { createHeadSigner, publicKeyLine, type NamedSigningKey } from '../../../services/audit/headSigner.js';
import { headDigest, NO_HEAD, signHead, type SignedHead } from '../../../services/audit/signedHead.js';
import { parseExportedLine, type ExportedLine, type ExportedRecord } from '../../../verifier/exportFile.js';
import type { HeadLine } from '../../../verifier/headFiles.js';
import type { TrustedKey } from '../../../verifier/keyFile.js';

/** A record as the export has it, with its salt. */
export type WrittenRecord = ExportedRecord & { details_salt: string };

/** Makes a key of a name. */
export function makeKey(id: string): NamedSigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { id, pkcs8: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

/** Keys as the verifier reads them from their file. */
export function trust(...keys: readonly NamedSigningKey[]): Map<string, TrustedKey> {
  const lines = keys.map((key) => JSON.parse(publicKeyLine(key)) as { key_id: string; public_key: string });
  return new Map(
    lines.map(({ key_id, public_key }, place) => [
      key_id,
      {
        id: key_id,
        key: createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' }),
        place,
      },
    ]),
  );
}

/** A chain as the product writes it, by the product's own hashes. */
export function writeChain(chain: string, length: number, from: readonly WrittenRecord[] = []): WrittenRecord[] {
  const records = [...from];
  while (records.length < length) {
    const index = records.length + 1;
    const salt = index.toString(16).padStart(32, '0');
    records.push(
      follow(records.at(-1), {
        chain,
        index,
        details_salt: salt,
        body: {
          what: 'tried',
          at: new Date(Date.UTC(2026, 10, 22) + index * 1000).toISOString(),
          actor: 'system',
          role: 'system',
          facts: { number: index, share: index / 7, text: 'coffee “à la” 咖啡' },
          details_hash: detailsHash(salt, { text: `number ${index}` }),
        },
      }),
    );
  }
  return records;
}

type Unlinked = Pick<WrittenRecord, 'chain' | 'index' | 'body' | 'details_salt'>;

/** A record with the hashes that fit behind another. */
export function follow(before: WrittenRecord | undefined, record: Unlinked): WrittenRecord {
  const { chain, index, body, details_salt } = record;
  const previous_hash = before?.hash ?? GENESIS_HASH;
  const hash = auditHash({ chain, index, body: body as never, previousHash: previous_hash });
  return { kind: 'record', chain, index, body, details_salt, previous_hash, hash };
}

/** Gives every record from a place on the hashes that fit, as whoever knows the algorithm could. */
export function relink(records: readonly WrittenRecord[]): WrittenRecord[] {
  const linked: WrittenRecord[] = [];
  for (const record of records) linked.push(follow(linked.at(-1), { ...record, index: linked.length + 1 }));
  return linked;
}

/** Where a chain stood after so many records. */
export const pointOf = (records: readonly WrittenRecord[], index = records.length): AuditPoint => ({
  chain: records[0]?.chain ?? '',
  index,
  hash: index === 0 ? GENESIS_HASH : (records[index - 1]?.hash ?? ''),
});

/** Heads signed one after the other, each with its key. */
export function signHeads(steps: readonly { points: readonly AuditPoint[]; key: NamedSigningKey }[]): SignedHead[] {
  const heads: SignedHead[] = [];
  for (const { points, key } of steps) {
    const last = heads.at(-1);
    const at = new Date(Date.UTC(2026, 10, 23) + heads.length * 600_000).toISOString();
    const previous = last === undefined ? NO_HEAD : headDigest(last);
    heads.push(signHead({ number: heads.length + 1, at, previous, points }, createHeadSigner(key)));
  }
  return heads;
}

/** Heads as the verifier reads them from their files. */
export const asLines = (heads: readonly object[]): HeadLine[] =>
  heads.map((head, place) => ({
    where: `heads.jsonl:${place + 1}`,
    head: JSON.parse(JSON.stringify(head)) as NonNullable<HeadLine['head']>,
  }));

/** The lines of an export of chains, each said to end where its records do unless it is said otherwise. @param at when it was made */
export function exportOf(
  chains: readonly (readonly WrittenRecord[])[],
  ends: readonly AuditPoint[] = [],
  at = '2027-01-01T00:00:00.000Z',
): ExportedLine[] {
  const lines: object[] = chains.flatMap((records) => {
    const chain = records[0]?.chain;
    const end = ends.find((point) => point.chain === chain) ?? pointOf(records);
    return [...records, { kind: 'head', ...end }];
  });
  return [{ kind: 'begin', at }, ...lines, { kind: 'end' }].map((line, place) =>
    parseExportedLine(JSON.stringify(line), `export:${place + 1}`),
  );
}
