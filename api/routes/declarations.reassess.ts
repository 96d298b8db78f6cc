import { reassessDeclaration as operation } from '../contract/operations/reassessments.js';
import { reassessDeclaration } from '../../services/declarations/reassessDeclaration.js';
import { presentReassessment } from '../presenters/presentReassessment.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsReassess = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(
    presentReassessment(
      await reassessDeclaration(deps, caller, { declarationId: params.declaration_id, date: body.date }),
    ),
  ),
);
