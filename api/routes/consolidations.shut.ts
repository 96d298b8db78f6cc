import { shutConsolidation as operation } from '../contract/operations/consolidations.js';
import { shutConsolidation } from '../../services/consolidations/shutConsolidation.js';
import { presentShut } from '../presenters/presentConsolidation.js';
import { defineRoute } from '../routing/route.js';

export const consolidationsShut = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { mucr, bag_sscc: bagSscc, container_number: container = null, declaration_ids: declarationIds } = body;
  const shut = await shutConsolidation(deps, caller, { mucr, bagSscc, container, declarationIds, key });
  return { status: 201, json: presentShut(shut), headers: { Location: `/v1/consolidations/${shut.consolidation.id}` } };
});
