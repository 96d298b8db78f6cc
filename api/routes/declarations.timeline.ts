import { getTimeline as operation } from '../contract/operations/declarations.js';
import { listTimeline } from '../../services/declarations/readHistory.js';
import { presentTimelineEntry } from '../presenters/presentDeclaration.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsTimeline = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listTimeline(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentTimelineEntry,
    ),
  ),
);
