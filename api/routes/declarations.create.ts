import { createDeclaration as operation } from '../contract/operations/declarations.js';
import { createDraft } from '../../services/declarations/createDraft.js';
import { etagOf, presentDeclaration } from '../presenters/presentDeclaration.js';
import { asJson } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsCreate = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const view = await createDraft(deps, caller, asJson(body.data), key);
  const { id } = view.declaration;
  return {
    status: 201,
    json: presentDeclaration(view),
    headers: { ETag: etagOf(view), Location: `/v1/declarations/${id}` },
  };
});
