import { getDeclaration as operation } from '../contract/operations/declarations.js';
import { getDeclaration } from '../../services/declarations/readDeclarations.js';
import { etagOf, presentDeclaration } from '../presenters/presentDeclaration.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsGet = defineRoute(operation, async ({ deps, caller, params }) => {
  const view = await getDeclaration(deps, caller, params.declaration_id);
  return ok(presentDeclaration(view), { ETag: etagOf(view) });
});
