import { listDeclarations as operation } from '../contract/operations/declarations.js';
import { listDeclarations } from '../../services/declarations/readDeclarations.js';
import { presentDeclarationSummary } from '../presenters/presentDeclaration.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { limit, cursor, ...filter } = query;
  return ok(presentPage(await listDeclarations(deps, caller, { limit, cursor, filter }), presentDeclarationSummary));
});
