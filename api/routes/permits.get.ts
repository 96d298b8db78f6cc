import { getPermit as operation } from '../contract/operations/permits.js';
import { getPermit } from '../../services/permits/readPermits.js';
import { presentPermit } from '../presenters/presentPermit.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const permitsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentPermit(await getPermit(deps, caller, params.permit_id))),
);
