import { createDraftFromTemplate as operation } from '../contract/operations/templates.js';
import { createDraftFromTemplate } from '../../services/templates/draftFromTemplate.js';
import { answerDerivedDraft } from '../presenters/presentTemplate.js';
import { checkDraft, patchOf } from '../routing/checkDraft.js';
import { defineRoute } from '../routing/route.js';

export const templatesDraft = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerDerivedDraft(
    await createDraftFromTemplate(deps, caller, {
      templateId: params.template_id,
      patch: patchOf(body),
      checkDraft,
      key,
    }),
  ),
);
