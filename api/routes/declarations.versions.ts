import { listVersions as operation } from '../contract/operations/declarations.js';
import { listVersions } from '../../services/declarations/readHistory.js';
import { presentVersion } from '../presenters/presentDeclaration.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsVersions = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(presentPage(await listVersions(deps, caller, { declarationId: params.declaration_id, ...query }), presentVersion)),
);
