import { changeTemplate as operation } from '../contract/operations/templates.js';
import { changeTemplate } from '../../services/templates/writeTemplates.js';
import { presentKeptTemplate, templateEtag } from '../presenters/presentTemplate.js';
import { ok } from '../routing/answer.js';
import { checkDraft, patchOf } from '../routing/checkDraft.js';
import { defineRoute } from '../routing/route.js';

export const templatesChange = defineRoute(operation, async ({ deps, caller, params, body, ifMatch }) => {
  const kept = await changeTemplate(deps, caller, {
    templateId: params.template_id,
    version: ifMatch,
    name: body.name,
    patch: patchOf(body),
    checkDraft,
  });
  return ok(presentKeptTemplate(kept), { ETag: templateEtag(kept.template) });
});
