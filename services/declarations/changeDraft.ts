import type { Json } from '../../domain/json.js';
import { appendTimeline, changeDeclaration } from '../../prisma/queries/change.js';
import { deleteDraft as deleteRow } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';
import { getVisibleDeclaration } from './findVisible.js';
import { mergePatch } from './mergePatch.js';

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
  /** The form of a draft by the contract: what it cannot hold is refused. Pointers into the data. */
  checkDraft: (data: Json) => { data: Json; faults: readonly Fault[] };
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
      const { data, faults } = checkDraft(mergePatch(change.declaration.draft ?? {}, patch));
      if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
      change.declaration.draft = data;
      const by = { actor: caller.personId, role: caller.role };
      appendTimeline(change, { what: 'draftChanged', by, why: 'The draft was changed.' });
      return change.declaration;
    });
  });
  const changed = { ...declaration, updatedAt: at };
  return viewDeclaration(caller, changed, undefined, declarationFaults(deps, declaration.draft));
}

/** Deletes a draft. Throws `DECLARATION.NOT_FOUND`, `DECLARATION.NOT_A_DRAFT`. */
export async function deleteDraft(deps: ServiceDeps, caller: Caller, declarationId: string): Promise<void> {
  await deps.record.withActor(actorOf(caller), async (tx) => {
    const declaration = await getVisibleDeclaration(tx, caller, 'deleteDeclaration', declarationId);
    refuseSubmitted(caller, declaration);
    await deleteRow(tx, declarationId);
  });
}
