import type { Json } from '../../domain/json.js';
import { openChange, appendTimeline, saveChange } from '../../prisma/queries/change.js';
import { createDraft as createRow, findDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { computeDeadline } from '../../rules/decisions/deadline/computeDeadline.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { findCorrelation } from '../correlation.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';

/** Creates a draft with whatever is known so far. Its faults are listed, and stand in the way of submission only. */
export async function createDraft(
  deps: ServiceDeps,
  caller: Caller,
  data: Json,
  key: RequestKey,
): Promise<DeclarationView> {
  authorise(caller, 'createDeclaration');
  const id = idOf('declaration', key);
  const at = deps.clock().toISOString();
  const declaration = await deps.record.withActor(actorOf(caller), async (tx): Promise<DeclarationRow> => {
    const known = await findDeclaration(tx, id);
    if (known !== undefined) return known;
    const { organisationId, personId: declarantPersonId, role } = caller;
    const correlationId = findCorrelation()?.correlationId ?? key.uuid;
    await createRow(tx, { id, organisationId, declarantPersonId, correlationId, draft: data });
    const change = await openChange(tx, id, at);
    change.declaration.deadlines = draftExpiry(deps, caller, at);
    appendTimeline(change, {
      what: 'draftCreated',
      by: { actor: declarantPersonId, role },
      why: 'A draft was created.',
    });
    await saveChange(change, false);
    return { ...change.declaration, updatedAt: at };
  });
  return viewDeclaration(caller, declaration, undefined, declarationFaults(deps, declaration.draft));
}

/** When a draft is deleted, by the pack of the organisation's own country; never, where that has none. */
function draftExpiry({ registry }: ServiceDeps, caller: Caller, at: string): DeclarationRow['deadlines'] {
  const date = at.slice(0, 10);
  const country = caller.organisationCountry;
  if (registry.findPackAt(country, date) === undefined) return {};
  const { value } = computeDeadline(registry, { name: 'draft_expiry', country, date, from: at });
  return { draft_expiry: value.dueAt };
}
