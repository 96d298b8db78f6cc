import { listTemplates as operation } from '../contract/operations/templates.js';
import { listTemplates } from '../../services/templates/readTemplates.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentTemplateSummary } from '../presenters/presentTemplate.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const templatesList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listTemplates(deps, caller, query), presentTemplateSummary)),
);
