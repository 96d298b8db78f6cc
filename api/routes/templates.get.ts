import { getTemplate as operation } from '../contract/operations/templates.js';
import { getTemplate } from '../../services/templates/readTemplates.js';
import { presentTemplate, templateEtag } from '../presenters/presentTemplate.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const templatesGet = defineRoute(operation, async ({ deps, caller, params }) => {
  const template = await getTemplate(deps, caller, params.template_id);
  return ok(presentTemplate(template), { ETag: templateEtag(template) });
});
