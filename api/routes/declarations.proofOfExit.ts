import { recordProofOfExit as operation } from '../contract/operations/declarations.js';
import { recordProofOfExit } from '../../services/declarations/recordProofOfExit.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsProofOfExit = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { exited_at: exitedAt, office_of_exit: officeOfExit, reference = null, reason } = body;
  const input = { declarationId: params.declaration_id, key, exitedAt, officeOfExit, reference, reason };
  return answerAct(await recordProofOfExit(deps, caller, input));
});
