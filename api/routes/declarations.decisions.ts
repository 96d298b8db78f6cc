import { listDecisions as operation } from '../contract/operations/declarations.js';
import { listDecisions } from '../../services/declarations/readHistory.js';
import { presentDecision } from '../presenters/presentAssessment.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsDecisions = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(await listDecisions(deps, caller, { declarationId: params.declaration_id, ...query }), presentDecision),
  ),
);
