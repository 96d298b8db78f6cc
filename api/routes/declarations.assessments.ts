import { listAssessments as operation } from '../contract/operations/declarations.js';
import { listAssessments } from '../../services/declarations/readHistory.js';
import { presentAssessment } from '../presenters/presentAssessment.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAssessments = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listAssessments(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentAssessment,
    ),
  ),
);
