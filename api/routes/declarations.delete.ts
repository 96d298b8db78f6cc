import { deleteDeclaration as operation } from '../contract/operations/declarations.js';
import { deleteDraft } from '../../services/declarations/changeDraft.js';
import { defineRoute } from '../routing/route.js';

export const declarationsDelete = defineRoute(operation, async ({ deps, caller, params }) => {
  await deleteDraft(deps, caller, params.declaration_id);
  return { status: 204 };
});
