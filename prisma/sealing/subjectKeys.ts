import { randomBytes } from 'node:crypto';
import type { Prisma } from '../client/client.js';
import { RecordError } from '../recordErrors.js';
import { decrypt, encrypt } from './aesGcm.js';
import type { SubjectKey } from './envelope.js';
import { findKey, type KeyRing } from './keyRing.js';
import type { SubjectKind } from './personalColumns.js';

/** Somebody, or something that speaks of somebody, with a key of its own. */
export interface Subject {
  id: string;
  kind: SubjectKind;
  /** Whose it is; null while nobody knows. Asked for where the subject may be new. */
  organisationId?: string | null | undefined;
  /** The case it belongs to. */
  declarationId?: string | null | undefined;
}

/** A key as it stands in the record; erased where there is none. */
export interface WrappedKey {
  id: string;
  masterKeyId: string | null;
  wrapped: Uint8Array | null;
}

const KEY_LENGTH = 32;

const boundTo = (subjectId: string): string => `portolan/wrapped/${subjectId}`;

/**
 * The keys of subjects in one transaction. They are read anew in each, so that what was erased is unreadable from then on
 * in every process.
 */
export class SubjectKeys {
  readonly #known = new Map<string, SubjectKey>();

  /** @param tx not the sealed one: what is read and written here is no personal data */
  constructor(
    private readonly tx: Prisma.TransactionClient,
    private readonly ring: KeyRing,
  ) {}

  /** The keys of these subjects. @throws RecordError `RECORD.MISSING` for one that the actor does not see */
  async load(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, SubjectKey>> {
    const missing = [...ids].filter((id) => !this.#known.has(id));
    if (missing.length > 0) {
      const rows = await this.tx.$queryRaw<
        WrappedKey[]
      >`SELECT id, master_key_id "masterKeyId", wrapped FROM subject_key
        WHERE id = ANY (${missing}::text[])`;
      for (const row of rows) this.#keep(row);
      const unseen = missing.find((id) => !this.#known.has(id));
      if (unseen !== undefined) throw new RecordError('RECORD.MISSING', `there is no key for the subject ${unseen}`);
    }
    return this.#known;
  }

  /** The key of a subject, made if it has none. */
  async provide({ id, kind, organisationId = null, declarationId = null }: Subject): Promise<SubjectKey> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const [found] = await this.tx.$queryRaw<
      WrappedKey[]
    >`SELECT id, master_key_id "masterKeyId", wrapped FROM subject_key
      WHERE id = ${id}`;
    if (found !== undefined) return this.#keep(found);
    const [master] = this.ring;
    const wrapped = encrypt(master.key, randomBytes(KEY_LENGTH), boundTo(id));
    const caseId = kind === 'consignee' ? id : declarationId;
    // Of a case that is there already the owner is known; another transaction may be making the same key.
    await this.tx
      .$executeRaw`INSERT INTO subject_key (id, kind, organisation_id, declaration_id, master_key_id, wrapped)
      VALUES (${id}, ${kind}, COALESCE(${organisationId}, (SELECT organisation_id FROM declaration WHERE id = ${caseId})),
        ${caseId}, ${master.id}, ${wrapped}) ON CONFLICT (id) DO NOTHING`;
    await this.load(new Set([id]));
    return this.#known.get(id) ?? 'erased';
  }

  /** Has these belong to a case from now on, or to none; they are seen and erased with it. */
  async belong(ids: readonly string[], declarationId: string | null): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.$executeRaw`UPDATE subject_key SET declaration_id = ${declarationId},
      organisation_id = COALESCE((SELECT organisation_id FROM declaration WHERE id = ${declarationId}), organisation_id)
      WHERE id = ANY (${[...ids]}::text[]) AND erased_at IS NULL`;
  }

  /**
   * Wraps keys anew that a key wraps which is no longer the first, so that it can be taken away in the end.
   * @returns how many
   */
  async rewrap(limit: number): Promise<number> {
    const [master] = this.ring;
    const rows = await this.tx.$queryRaw<WrappedKey[]>`SELECT id, master_key_id "masterKeyId", wrapped FROM subject_key
      WHERE erased_at IS NULL AND master_key_id <> ${master.id} ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    for (const row of rows) {
      const key = unwrapKey(this.ring, row);
      if (key === 'erased') continue;
      await this.tx.$executeRaw`UPDATE subject_key SET master_key_id = ${master.id},
        wrapped = ${encrypt(master.key, key, boundTo(row.id))} WHERE id = ${row.id}`;
    }
    return rows.length;
  }

  #keep(row: WrappedKey): SubjectKey {
    const key = unwrapKey(this.ring, row);
    this.#known.set(row.id, key);
    return key;
  }
}

/** The key of a row. @throws RecordError `RECORD.MISSING` where the ring does not hold what wraps it; NotAuthentic */
export function unwrapKey(ring: KeyRing, { id, masterKeyId, wrapped }: WrappedKey): SubjectKey {
  if (wrapped === null || masterKeyId === null) return 'erased';
  const master = findKey(ring, masterKeyId);
  if (master === undefined)
    throw new RecordError('RECORD.MISSING', `SUBJECT_KEYS does not hold ${masterKeyId}, which wraps the key of ${id}`);
  return decrypt(master.key, wrapped, boundTo(id));
}
