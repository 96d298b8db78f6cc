import type { Json } from '../../domain/json.js';
import type { DeclarationTemplate } from '../client/client.js';
import { jsonColumn } from '../jsonColumn.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';

/** A firm's own beginning of a declaration. */
export interface TemplateRow {
  id: string;
  organisationId: string;
  /** One of its kind in the firm. */
  name: string;
  data: Json;
  version: number;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

/** A template, if it is the actor's own firm's. */
export async function findTemplate(tx: Transaction, id: string): Promise<TemplateRow | undefined> {
  const row = await tx.declarationTemplate.findUnique({ where: { id } });
  return row === null ? undefined : readTemplate(row);
}

/** Templates of the actor's firm, newest first. */
export async function listTemplates(
  tx: Transaction,
  page: { after?: Position | undefined; limit: number },
): Promise<Rows<TemplateRow>> {
  const found = await tx.declarationTemplate.findMany({
    where: olderThan('createdAt', page.after),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readTemplate), page.limit);
}

/** Who does it, in which role, and when (ISO 8601 UTC). */
export interface TemplateWriter {
  personId: string;
  role: string;
  at: string;
}

/**
 * Writes a new template with its audit record.
 * @throws RecordError `TEMPLATE.NAME_TAKEN` when the firm has another of this name
 */
export async function createTemplate(
  tx: Transaction,
  template: Pick<TemplateRow, 'id' | 'organisationId' | 'name' | 'data'>,
  writer: TemplateWriter,
): Promise<TemplateRow> {
  await holdName(tx, template);
  const at = new Date(writer.at);
  const { data, ...own } = template;
  const row = await tx.declarationTemplate.create({
    data: { ...own, data: jsonColumn(data ?? {}), createdBy: writer.personId, createdAt: at, updatedAt: at },
  });
  await audit(tx, 'templateCreated', template, writer);
  return readTemplate(row);
}

/**
 * Writes what is new of a template and raises its version.
 * @throws RecordError `TEMPLATE.NAME_TAKEN`
 */
export async function changeTemplate(
  tx: Transaction,
  template: Pick<TemplateRow, 'id' | 'organisationId' | 'name' | 'data'>,
  writer: TemplateWriter,
): Promise<TemplateRow> {
  await holdName(tx, template);
  const { id, name, data } = template;
  const row = await tx.declarationTemplate.update({
    where: { id },
    data: { name, data: jsonColumn(data ?? {}), version: { increment: 1 }, updatedAt: new Date(writer.at) },
  });
  await audit(tx, 'templateChanged', template, writer);
  return readTemplate(row);
}

/** Deletes a template; the audit record stays. */
export async function deleteTemplate(
  tx: Transaction,
  template: Pick<TemplateRow, 'id' | 'organisationId' | 'name'>,
  writer: TemplateWriter,
): Promise<void> {
  const { count } = await tx.declarationTemplate.deleteMany({ where: { id: template.id } });
  if (count === 1) await audit(tx, 'templateDeleted', template, writer);
}

/** Nobody else of the firm writes a template until the transaction ends, and no other one has the name. */
async function holdName(
  tx: Transaction,
  { id, organisationId, name }: Pick<TemplateRow, 'id' | 'organisationId' | 'name'>,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`templates:${organisationId}`}, 0))`;
  const other = await tx.declarationTemplate.findFirst({ where: { organisationId, name, id: { not: id } } });
  if (other !== null) throw new RecordError('TEMPLATE.NAME_TAKEN', `${other.id} has the name`);
}

const audit = (
  tx: Transaction,
  what: string,
  { id, organisationId, name }: Pick<TemplateRow, 'id' | 'organisationId' | 'name'>,
  { personId: actor, role, at }: TemplateWriter,
): Promise<void> =>
  appendAudit(tx, organisationId, [{ what, at, actor, role, facts: { template_id: id }, details: { name } }]);

const readTemplate = ({ data, createdAt, updatedAt, ...row }: DeclarationTemplate): TemplateRow => ({
  ...row,
  data: data as Json,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
