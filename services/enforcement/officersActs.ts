import type { Action } from '../../domain/clearance/actions.js';
import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { UseCase } from '../permissions/table.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What each of these acts names: the declaration, and why. */
export interface ReasonedAct {
  declarationId: string;
  key: RequestKey;
  reason: string;
}

/** Acts that carry nothing but their reason. */
type Plain = { [Kind in Action]: ActPayload<Kind> extends Readonly<Record<string, never>> ? Kind : never }[Action];

const plainAct =
  <Kind extends Plain>(useCase: UseCase, kind: Kind) =>
  (deps: ServiceDeps, caller: Caller, { declarationId, key, reason }: ReasonedAct): Promise<ActReceipt> =>
    performAct<Plain>(deps, caller, { useCase, kind, declarationId, key, reason, prepare: async () => ({}) });

/** Customs holds a consignment where it is; the exporter sees the reason. */
export const placeHold = plainAct('placeHold', 'placeHold');
/** Customs lifts its hold. */
export const liftHold = plainAct('liftHold', 'liftHold');
/** Customs calls released goods back before they leave. */
export const recallDeclaration = plainAct('recallDeclaration', 'recall');
/** Recalled goods may go on. */
export const endRecall = plainAct('endRecall', 'endRecall');
/** Customs ends an accepted declaration whose goods never left. */
export const invalidateDeclaration = plainAct('invalidateDeclaration', 'invalidate');
