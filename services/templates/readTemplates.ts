import { findTemplate, listTemplates as listRows, type TemplateRow } from '../../prisma/queries/templates.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * The template that a caller names in a use case; another firm's is answered as unknown.
 * Throws `ACCESS.ROLE_NOT_ALLOWED`, `TEMPLATE.NOT_FOUND`.
 */
export async function getVisibleTemplate(
  tx: Transaction,
  caller: Caller,
  useCase: UseCase,
  templateId: string,
): Promise<TemplateRow> {
  authorise(caller, useCase);
  const template = await findTemplate(tx, templateId);
  if (template === undefined || template.organisationId !== caller.organisationId) {
    throw new ServiceProblem('TEMPLATE.NOT_FOUND');
  }
  return template;
}

/** One template with its data. Throws `TEMPLATE.NOT_FOUND`. */
export const getTemplate = (deps: ServiceDeps, caller: Caller, templateId: string): Promise<TemplateRow> =>
  deps.record.withActor(actorOf(caller), (tx) => getVisibleTemplate(tx, caller, 'getTemplate', templateId));

/** Templates of the caller's firm, newest first. */
export async function listTemplates(
  deps: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<TemplateRow>> {
  authorise(caller, 'listTemplates');
  const rows = await deps.record.withActor(actorOf(caller), (tx) => listRows(tx, { after: positionOf(cursor), limit }));
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
