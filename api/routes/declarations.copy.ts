import { copyDeclaration as operation } from '../contract/operations/templates.js';
import { copyDeclaration } from '../../services/declarations/copyDeclaration.js';
import { answerDerivedDraft } from '../presenters/presentTemplate.js';
import { checkDraft, patchOf } from '../routing/checkDraft.js';
import { defineRoute } from '../routing/route.js';

export const declarationsCopy = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerDerivedDraft(
    await copyDeclaration(deps, caller, {
      declarationId: params.declaration_id,
      patch: patchOf(body),
      checkDraft,
      key,
    }),
  ),
);
