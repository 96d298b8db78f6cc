import { deleteTemplate as operation } from '../contract/operations/templates.js';
import { deleteTemplate } from '../../services/templates/writeTemplates.js';
import { defineRoute } from '../routing/route.js';

export const templatesDelete = defineRoute(operation, async ({ deps, caller, params }) => {
  await deleteTemplate(deps, caller, params.template_id);
  return { status: 204 };
});
