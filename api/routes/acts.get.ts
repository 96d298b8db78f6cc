import { getAct as operation } from '../contract/operations/declarations.js';
import { getAct } from '../../services/acts/readAct.js';
import { presentAct } from '../presenters/presentAct.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const actsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentAct(await getAct(deps, caller, params.act_id))),
);
