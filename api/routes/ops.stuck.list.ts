import { listStuck as operation } from '../contract/operations/ops.js';
import { listStuck } from '../../services/ops/readStuck.js';
import { presentParkedStep } from '../presenters/presentOps.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsStuckList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { limit, cursor, declaration_id: declarationId, ...rest } = query;
  const filter = { ...rest, declarationId };
  return ok(presentPage(await listStuck(deps, caller, { limit, cursor, filter }), presentParkedStep));
});
