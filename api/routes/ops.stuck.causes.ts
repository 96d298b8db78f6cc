import { listStuckCauses as operation } from '../contract/operations/ops.js';
import { listStuckCauses } from '../../services/ops/readStuck.js';
import { presentCause } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsStuckCauses = defineRoute(operation, async ({ deps, caller }) =>
  ok({ items: (await listStuckCauses(deps, caller)).map(presentCause) }),
);
