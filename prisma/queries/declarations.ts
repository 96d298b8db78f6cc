import { Prisma } from '../client/client.js';
import type { Mode } from '../../domain/access/apiKey.js';
import type { Transaction } from '../withActor.js';
import type { Json } from '../../domain/json.js';
import { LRN_REUSE_RULE } from '../../domain/ids/lrn.js';
import { newId } from '../newId.js';
import { sealColumns } from '../sealing/sealing.js';
import { RecordError } from '../recordErrors.js';
import { readDeclaration, type DeclarationRow, type RawDeclaration } from './declarationRow.js';

const COLUMNS = Prisma.sql`id, organisation_id "organisationId", declarant_person_id "declarantPersonId", state, version, sequence,
  declaration_version "declarationVersion", draft, mode, lrn, ducr, mrn, s10, lane, flags, origin_country "originCountry",
  destination_country "destinationCountry", facts, deadlines, policy, calls, authority,
  consolidation_id "consolidationId", ruleset, correlation_id "correlationId",
  submitted_at "submittedAt", registered_at "registeredAt", released_at "releasedAt", exited_at "exitedAt", ended_at "endedAt",
  created_at "createdAt", updated_at "updatedAt"`;

/** The declaration, if the actor may see it. */
export async function findDeclaration(tx: Transaction, id: string): Promise<DeclarationRow | undefined> {
  const [raw] = await tx.$queryRaw<RawDeclaration[]>`SELECT ${COLUMNS} FROM declaration WHERE id = ${id}`;
  return raw && readDeclaration(raw);
}

/** @throws RecordError `DECLARATION.NOT_FOUND` */
export async function getDeclaration(tx: Transaction, id: string): Promise<DeclarationRow> {
  return (await findDeclaration(tx, id)) ?? missing(id);
}

/** The declaration, locked until the transaction ends: whoever wants to change it too waits. @throws as `getDeclaration` */
export async function lockDeclaration(tx: Transaction, id: string): Promise<DeclarationRow> {
  const [raw] = await tx.$queryRaw<RawDeclaration[]>`SELECT ${COLUMNS} FROM declaration WHERE id = ${id} FOR UPDATE`;
  return raw ? readDeclaration(raw) : missing(id);
}

/** What a new draft starts with. */
export interface NewDraft {
  /** Made by the request, so that the same request again makes the same draft; a new one when absent. */
  id?: string;
  organisationId: string;
  declarantPersonId: string;
  correlationId: string;
  draft: Json;
  mode?: Mode;
}

/** Writes an empty shell in state DRAFT, version 1; its first timeline entry is written by `changeDeclaration`. */
export async function createDraft(
  tx: Transaction,
  { draft, id = newId('declaration'), ...own }: NewDraft,
): Promise<DeclarationRow> {
  await tx.declaration.create({ data: { id, ...own, state: 'DRAFT', draft: draft ?? Prisma.JsonNull } });
  return getDeclaration(tx, id);
}

/** Deletes a draft; row-level security holds everything else. @returns whether there was one */
export async function deleteDraft(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.declaration.deleteMany({ where: { id, state: 'DRAFT' } });
  return count === 1;
}

/**
 * Writes every column that may change. Called by `saveChange` alone.
 * @internal
 */
export async function updateDeclaration(tx: Transaction, row: DeclarationRow, at: string): Promise<void> {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  const { draft, facts } = await sealColumns(tx, 'declaration', row, { draft: row.draft, facts: row.facts });
  await tx.$executeRaw`UPDATE declaration SET state = ${row.state}, version = ${row.version}, sequence = ${row.sequence},
    declaration_version = ${row.declarationVersion}, draft = ${json(draft)}::jsonb, lrn = ${row.lrn}, ducr = ${row.ducr},
    mrn = ${row.mrn}, s10 = ${row.s10}, lane = ${row.lane}, flags = ${row.flags}, origin_country = ${row.originCountry},
    destination_country = ${row.destinationCountry}, facts = ${json(facts)}::jsonb, deadlines = ${json(row.deadlines)}::jsonb,
    policy = ${json(row.policy)}::jsonb, calls = ${json(row.calls)}::jsonb,
    authority = ${json(row.authority)}::jsonb, consolidation_id = ${row.consolidationId}, ruleset = ${json(row.ruleset)}::jsonb,
    submitted_at = ${row.submittedAt}::timestamptz, registered_at = ${row.registeredAt}::timestamptz,
    released_at = ${row.releasedAt}::timestamptz, exited_at = ${row.exitedAt}::timestamptz, ended_at = ${row.endedAt}::timestamptz,
    updated_at = ${at}::timestamptz WHERE id = ${row.id}`;
}

/**
 * Has the organisation used this local reference for another declaration within the hours of the rule? Holds a lock on
 * the reference until the transaction ends, so that two submissions at once cannot both find it free.
 */
export async function isLrnInUse(
  tx: Transaction,
  {
    organisationId,
    lrn,
    declarationId,
    at,
  }: { organisationId: string; lrn: string; declarationId: string; at: string },
): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lrn:${organisationId}:${lrn}`}, 0))`;
  const [found] = await tx.$queryRaw<{ used: boolean }[]>`SELECT EXISTS (SELECT FROM declaration WHERE lrn = ${lrn}
    AND organisation_id = ${organisationId} AND id <> ${declarationId}
    AND submitted_at > ${at}::timestamptz - make_interval(hours => ${LRN_REUSE_RULE.hours}::int)) AS used`;
  return found?.used === true;
}

/** Facts about an organisation's earlier declarations that selectivity looks at. */
export interface ExporterHistory {
  /** Declarations whose goods were released. */
  released: number;
  /** Declarations whose data an examination corrected. */
  corrected: number;
}

/** What customs already knows of an exporter; other than the declaration named. */
export async function findExporterHistory(
  tx: Transaction,
  organisationId: string,
  declarationId: string,
): Promise<ExporterHistory> {
  const [row] = await tx.$queryRaw<
    ExporterHistory[]
  >`SELECT (count(*) FILTER (WHERE released_at IS NOT NULL))::int AS released,
    (count(*) FILTER (WHERE EXISTS (SELECT FROM declaration_version v WHERE v.declaration_id = d.id AND v.made_by = 'customs')))::int AS corrected
    FROM declaration d WHERE organisation_id = ${organisationId} AND registered_at IS NOT NULL AND id <> ${declarationId}`;
  return row ?? { released: 0, corrected: 0 };
}

function missing(id: string): never {
  throw new RecordError('DECLARATION.NOT_FOUND', `no declaration ${id}`);
}
