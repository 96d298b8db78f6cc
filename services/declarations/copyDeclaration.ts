import type { Json } from '../../domain/json.js';
import { listStandingVersions } from '../../prisma/queries/listDeclarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { todayOf } from '../today.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';
import { patchDraft, type CheckDraft } from './draftForm.js';
import { getVisibleDeclaration } from './findVisible.js';
import { openDraft } from './openDraft.js';
import { takeReusable, type LeftOut } from './reusableData.js';

/** A draft that began with something else, and what of that was left out. */
export interface DerivedDraft {
  view: DeclarationView;
  leftOut: readonly LeftOut[];
}

export interface DeclarationCopy {
  declarationId: string;
  /** Merge patch over what was taken: what is different this time. */
  patch: Json | undefined;
  checkDraft: CheckDraft;
  key: RequestKey;
}

/**
 * Makes a new draft of any declaration of the caller's own, in whatever state that is. What belongs to the one parcel
 * alone is left out and named. Throws `DECLARATION.NOT_FOUND`, `REQUEST.BODY_INVALID`.
 */
export async function copyDeclaration(
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, patch, checkDraft, key }: DeclarationCopy,
): Promise<DerivedDraft> {
  const { declaration, leftOut } = await deps.record.withActor(actorOf(caller), async (tx) => {
    const source = await getVisibleDeclaration(tx, caller, 'copyDeclaration', declarationId);
    const date = todayOf(deps, caller);
    const { organisationId } = caller;
    const reusable = await takeReusable(tx, await dataOf(tx, source), { organisationId, date });
    const data = patchDraft(reusable.data, patch, checkDraft);
    const details = { copied_from: declarationId, left_out: reusable.leftOut.map(({ pointer }) => pointer) };
    const why = 'A draft was made as a copy of another declaration.';
    const draft = await openDraft(deps, caller, tx, { data, why, details, key });
    return { declaration: draft, leftOut: reusable.leftOut };
  });
  const view = viewDeclaration(caller, declaration, undefined, declarationFaults(deps, declaration.draft));
  return { view, leftOut };
}

/** What stands: the data of a draft, or of the newest version. */
export async function dataOf(tx: Transaction, declaration: DeclarationRow): Promise<Json> {
  if (declaration.state === 'DRAFT') return declaration.draft ?? {};
  const versions = await listStandingVersions(tx, [declaration]);
  return (versions.get(declaration.id)?.data ?? {}) as Json;
}
