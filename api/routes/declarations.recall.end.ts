import { endRecall as operation } from '../contract/operations/enforcement.js';
import { endRecall } from '../../services/enforcement/officersActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsRecallEnd = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await endRecall(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason })),
);
