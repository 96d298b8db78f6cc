import { proposeEnforcement as operation } from '../contract/operations/enforcement.js';
import { proposeEnforcement } from '../../services/enforcement/enforce.js';
import { presentEnforcement } from '../presenters/presentEnforcement.js';
import { defineRoute } from '../routing/route.js';

export const declarationsEnforcementPropose = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { action, reason, legal_basis: legalBasis } = body;
  const place = 'place' in body ? body.place : null;
  const upheld = 'upheld' in body ? body.upheld : null;
  const asked = { declarationId: params.declaration_id, key, action, reason, legalBasis, place, upheld };
  const view = await proposeEnforcement(deps, caller, asked);
  return {
    status: 202,
    json: presentEnforcement(view),
    headers: { Location: `/v1/enforcement/${view.proposal.id}` },
  };
});
