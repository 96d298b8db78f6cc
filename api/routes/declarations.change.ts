import { changeDeclaration as operation } from '../contract/operations/declarations.js';
import { changeDraft } from '../../services/declarations/changeDraft.js';
import { etagOf, presentDeclaration } from '../presenters/presentDeclaration.js';
import { asJson, ok } from '../routing/answer.js';
import { checkDraft } from '../routing/checkDraft.js';
import { defineRoute } from '../routing/route.js';

export const declarationsChange = defineRoute(operation, async ({ deps, caller, params, body, ifMatch }) => {
  const view = await changeDraft(deps, caller, {
    declarationId: params.declaration_id,
    version: ifMatch,
    patch: asJson(body.data),
    checkDraft,
  });
  return ok(presentDeclaration(view), { ETag: etagOf(view) });
});
