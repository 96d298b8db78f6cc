import type { Json } from '../../domain/json.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { DerivedDraft } from '../declarations/copyDeclaration.js';
import { declarationFaults } from '../declarations/declarationFaults.js';
import { viewDeclaration } from '../declarations/declarationView.js';
import { patchDraft, type CheckDraft } from '../declarations/draftForm.js';
import { openDraft } from '../declarations/openDraft.js';
import { takeReusable } from '../declarations/reusableData.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { todayOf } from '../today.js';
import { getVisibleTemplate } from './readTemplates.js';

/**
 * Makes a draft of a template. Permits that are not in force any more are left out and named.
 * @param input.patch merge patch over the template's data: what is different this time
 * Throws `TEMPLATE.NOT_FOUND`, `REQUEST.BODY_INVALID`.
 */
export async function createDraftFromTemplate(
  deps: ServiceDeps,
  caller: Caller,
  input: { templateId: string; patch: Json | undefined; checkDraft: CheckDraft; key: RequestKey },
): Promise<DerivedDraft> {
  const { templateId, patch, checkDraft, key } = input;
  const { declaration, leftOut } = await deps.record.withActor(actorOf(caller), async (tx) => {
    const template = await getVisibleTemplate(tx, caller, 'createDraftFromTemplate', templateId);
    const owner = { organisationId: caller.organisationId, date: todayOf(deps, caller) };
    const reusable = await takeReusable(tx, template.data, owner);
    const draft = await openDraft(deps, caller, tx, {
      data: patchDraft(reusable.data, patch, checkDraft),
      why: 'A draft was made from a template.',
      details: { template_id: templateId, left_out: reusable.leftOut.map(({ pointer }) => pointer) },
      key,
    });
    return { declaration: draft, leftOut: reusable.leftOut };
  });
  const view = viewDeclaration(caller, declaration, undefined, declarationFaults(deps, declaration.draft));
  return { view, leftOut };
}
