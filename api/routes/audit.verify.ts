import { verifyAudit as operation } from '../contract/operations/audit.js';
import { verifyAudit } from '../../services/audit/verifyAudit.js';
import { presentChain } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const auditVerify = defineRoute(operation, async ({ deps, caller }) => {
  const chains = (await verifyAudit(deps, caller)).map(presentChain);
  return ok({ ok: chains.every((chain) => chain.ok), chains });
});
