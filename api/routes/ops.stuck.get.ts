import { getStuck as operation } from '../contract/operations/ops.js';
import { getStuck } from '../../services/ops/readStuck.js';
import { presentParkedStep } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsStuckGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentParkedStep(await getStuck(deps, caller, params.parked_step_id))),
);
