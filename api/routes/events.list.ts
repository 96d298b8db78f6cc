import { listEvents as operation } from '../contract/operations/events.js';
import { listEvents } from '../../services/events/listEvents.js';
import { presentEvent } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const eventsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { after, limit, declaration_id: declarationId } = query;
  const { items, nextAfter } = await listEvents(deps, caller, { after, limit, declarationId });
  return ok({ items: items.map(presentEvent), next_after: nextAfter });
});
