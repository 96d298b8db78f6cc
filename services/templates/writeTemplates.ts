import type { Json } from '../../domain/json.js';
import {
  changeTemplate as changeRow,
  createTemplate as createRow,
  deleteTemplate as deleteRow,
  findTemplate,
  type TemplateRow,
  type TemplateWriter,
} from '../../prisma/queries/templates.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { dataOf } from '../declarations/copyDeclaration.js';
import { patchDraft, type CheckDraft } from '../declarations/draftForm.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { takeReusable, type LeftOut } from '../declarations/reusableData.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { todayOf } from '../today.js';
import { getVisibleTemplate } from './readTemplates.js';

/** A template as it was kept, and what was left out of what it was made of. */
export interface KeptTemplate {
  template: TemplateRow;
  leftOut: readonly LeftOut[];
}

export interface NewTemplate {
  name: string;
  /** What it is made of: data of a draft, or a declaration of the caller's own. */
  from: { data: Json } | { declarationId: string };
  key: RequestKey;
}

/**
 * Keeps a template. What belongs to one parcel alone is left out and named.
 * Throws `TEMPLATE.NAME_TAKEN`, `DECLARATION.NOT_FOUND`.
 */
export async function createTemplate(
  deps: ServiceDeps,
  caller: Caller,
  { name, from, key }: NewTemplate,
): Promise<KeptTemplate> {
  authorise(caller, 'createTemplate');
  const id = idOf('template', key);
  const { organisationId } = caller;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const source = 'data' in from ? from.data : await declarationData(tx, caller, from.declarationId);
    const { data, leftOut } = await takeReusable(tx, source, { organisationId, date: todayOf(deps, caller) });
    const template =
      (await findTemplate(tx, id)) ?? (await createRow(tx, { id, organisationId, name, data }, writerOf(deps, caller)));
    return { template, leftOut };
  });
}

async function declarationData(tx: Transaction, caller: Caller, declarationId: string): Promise<Json> {
  return dataOf(tx, await getVisibleDeclaration(tx, caller, 'createTemplate', declarationId));
}

export interface TemplateChange {
  templateId: string;
  /** Version that the caller last read. */
  version: number;
  name: string | undefined;
  /** Merge patch of the data. */
  patch: Json | undefined;
  checkDraft: CheckDraft;
}

/**
 * Changes a template. Drafts that were made from it stay as they are.
 * Throws `TEMPLATE.NOT_FOUND`, `TEMPLATE.NAME_TAKEN`, `REQUEST.PRECONDITION_FAILED`, `REQUEST.BODY_INVALID`.
 */
export async function changeTemplate(deps: ServiceDeps, caller: Caller, input: TemplateChange): Promise<KeptTemplate> {
  const { templateId, version, name, patch, checkDraft } = input;
  const { organisationId } = caller;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    await tx.$executeRaw`SELECT FROM declaration_template WHERE id = ${templateId} FOR UPDATE`;
    const known = await getVisibleTemplate(tx, caller, 'changeTemplate', templateId);
    if (known.version !== version) throw new ServiceProblem('REQUEST.PRECONDITION_FAILED');
    const merged = patchDraft(known.data, patch, checkDraft);
    const { data, leftOut } = await takeReusable(tx, merged, { organisationId, date: todayOf(deps, caller) });
    const next = { id: templateId, organisationId, name: name ?? known.name, data };
    return { template: await changeRow(tx, next, writerOf(deps, caller)), leftOut };
  });
}

/** Deletes a template. Throws `TEMPLATE.NOT_FOUND`. */
export async function deleteTemplate(deps: ServiceDeps, caller: Caller, templateId: string): Promise<void> {
  await deps.record.withActor(actorOf(caller), async (tx) => {
    const template = await getVisibleTemplate(tx, caller, 'deleteTemplate', templateId);
    await deleteRow(tx, template, writerOf(deps, caller));
  });
}

const writerOf = ({ clock }: ServiceDeps, { personId, role }: Caller): TemplateWriter => ({
  personId,
  role,
  at: clock().toISOString(),
});
