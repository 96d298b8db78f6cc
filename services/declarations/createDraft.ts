import type { Json } from '../../domain/json.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { viewDeclaration, type DeclarationView } from './declarationView.js';
import { openDraft } from './openDraft.js';

/** Creates a draft with whatever is known so far. Its faults are listed, and stand in the way of submission only. */
export async function createDraft(
  deps: ServiceDeps,
  caller: Caller,
  data: Json,
  key: RequestKey,
): Promise<DeclarationView> {
  authorise(caller, 'createDeclaration');
  const declaration = await deps.record.withActor(actorOf(caller), (tx) =>
    openDraft(deps, caller, tx, { data, why: 'A draft was created.', key }),
  );
  return viewDeclaration(caller, declaration, undefined, declarationFaults(deps, declaration.draft));
}
