import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Takes a parcel out of its bag, so that the bag may leave without it or the parcel be looked at. */
export const takeOutOfBag = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, reason }: { declarationId: string; key: RequestKey; reason: string },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'takeOutOfBag',
    kind: 'takeOut',
    declarationId,
    key,
    reason,
    prepare: async () => ({}),
  });
