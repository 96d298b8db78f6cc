import { createTemplate as operation } from '../contract/operations/templates.js';
import { createTemplate } from '../../services/templates/writeTemplates.js';
import { presentKeptTemplate, templateEtag } from '../presenters/presentTemplate.js';
import { asJson } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const templatesCreate = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { name, data, declaration_id: declarationId } = body;
  const from = declarationId === undefined ? { data: asJson(data) } : { declarationId };
  const kept = await createTemplate(deps, caller, { name, from, key });
  const headers = { ETag: templateEtag(kept.template), Location: `/v1/templates/${kept.template.id}` };
  return { status: 201, json: presentKeptTemplate(kept), headers };
});
