import type { Json } from '../../domain/json.js';
import { appendTimeline, changeDeclaration, openChange } from '../../prisma/queries/change.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { removeDraft } from '../../prisma/queries/drafts.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';
import { draftDeadlines } from './draftDeadlines.js';
import { patchDraft, type CheckDraft } from './draftForm.js';
import { getVisibleDeclaration } from './findVisible.js';

function refuseSubmitted(caller: Caller, declaration: DeclarationRow): void {
  if (declaration.state === 'DRAFT') return;
  const { allowedActions } = viewDeclaration(caller, declaration, undefined);
  throw new ServiceProblem('DECLARATION.NOT_A_DRAFT', { state: declaration.state, allowedActions });
}

export interface DraftChange {
  declarationId: string;
  /** Version that the caller last read. */
  version: number;
  /** Merge patch of the data. */
  patch: Json;
  checkDraft: CheckDraft;
}

/**
 * Changes the data of a draft.
 * Throws `DECLARATION.NOT_FOUND`, `DECLARATION.NOT_A_DRAFT`, `REQUEST.PRECONDITION_FAILED`, `REQUEST.BODY_INVALID`.
 */
export async function changeDraft(deps: ServiceDeps, caller: Caller, input: DraftChange): Promise<DeclarationView> {
  const { declarationId, version: expectedVersion, patch, checkDraft } = input;
  const at = deps.clock().toISOString();
  const declaration = await deps.record.withActor(actorOf(caller), async (tx) => {
    refuseSubmitted(caller, await getVisibleDeclaration(tx, caller, 'changeDeclaration', declarationId));
    return changeDeclaration(tx, { declarationId, at, expectedVersion }, async (change) => {
      refuseSubmitted(caller, change.declaration);
      change.declaration.draft = patchDraft(change.declaration.draft, patch, checkDraft);
      const by = { actor: caller.personId, role: caller.role };
      // A draft is deleted when nobody has touched it for so long.
      change.declaration.deadlines = draftDeadlines(deps, caller, at);
      appendTimeline(change, { what: 'draftChanged', by, why: 'The draft was changed.' });
      return change.declaration;
    });
  });
  const changed = { ...declaration, updatedAt: at };
  return viewDeclaration(caller, changed, undefined, declarationFaults(deps, declaration.draft));
}

/** Deletes a draft; audit and feed keep that there was one. Throws `DECLARATION.NOT_FOUND`, `DECLARATION.NOT_A_DRAFT`. */
export async function deleteDraft(deps: ServiceDeps, caller: Caller, declarationId: string): Promise<void> {
  const at = deps.clock().toISOString();
  await deps.record.withActor(actorOf(caller), async (tx) => {
    refuseSubmitted(caller, await getVisibleDeclaration(tx, caller, 'deleteDeclaration', declarationId));
    const change = await openChange(tx, declarationId, at);
    refuseSubmitted(caller, change.declaration);
    const by = { actor: caller.personId, role: caller.role };
    await removeDraft(change, { what: 'draftDeleted', by, why: 'The draft was deleted.' });
  });
}
