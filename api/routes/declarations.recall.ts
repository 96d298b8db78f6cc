import { recallDeclaration as operation } from '../contract/operations/enforcement.js';
import { recallDeclaration } from '../../services/enforcement/officersActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsRecall = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await recallDeclaration(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason })),
);
