import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { checkChangedData } from './changedData.js';

/** An officer corrects what was declared on customs' own findings. Throws all faults of the data at once. */
export const correctDeclaration = (
  deps: ServiceDeps,
  caller: Caller,
  { data, ...named }: { declarationId: string; key: RequestKey; reason: string; data: unknown },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    ...named,
    useCase: 'correctDeclaration',
    kind: 'correctDeclaration',
    prepare: async (tx, declaration) => ({ ...(await checkChangedData(deps, tx, declaration, data)) }),
  });
