import { registerPermit as operation } from '../contract/operations/permits.js';
import { registerPermit } from '../../services/permits/registerPermit.js';
import { presentPermit } from '../presenters/presentPermit.js';
import { defineRoute } from '../routing/route.js';

export const permitsCreate = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const permit = await registerPermit(
    deps,
    caller,
    {
      organisationId: body.organisation_id,
      permitType: body.permit_type,
      number: body.number,
      hsPrefixes: body.hs_prefixes,
      destination: body.destination ?? null,
      quantityGrams: body.quantity_grams,
      validFrom: body.valid_from,
      validUntil: body.valid_until,
      reason: body.reason,
    },
    key,
  );
  return { status: 201, json: presentPermit(permit), headers: { Location: `/v1/permits/${permit.id}` } };
});
