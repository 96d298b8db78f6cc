import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { checkChangedData, refuseUncovered } from './changedData.js';

/** What every request of an exporter names. */
interface OnDeclaration {
  declarationId: string;
  key: RequestKey;
  reason: string;
}

/**
 * Asks for a change of a declaration that is lodged, with the whole data as it should be. Throws all faults of the data at
 * once, `AMENDMENT.FIELD_FIXED`, `AMENDMENT.NOTHING_CHANGED`, `PERMIT.QUANTITY_EXHAUSTED`, `AMENDMENT.ALREADY_REQUESTED`.
 */
export const requestAmendment = (
  deps: ServiceDeps,
  caller: Caller,
  { data: given, ...named }: OnDeclaration & { data: unknown },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    ...named,
    useCase: 'requestAmendment',
    kind: 'requestAmendment',
    prepare: async (tx, declaration) => {
      const changed = await checkChangedData(deps, tx, declaration, given);
      await refuseUncovered(deps, tx, declaration, changed.data);
      return { ...changed };
    },
  });

/** Takes a request back: at once while customs has not been asked, else as customs answers. */
export const cancelAmendment = (
  deps: ServiceDeps,
  caller: Caller,
  { amendmentId, ...named }: OnDeclaration & { amendmentId: string },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    ...named,
    useCase: 'cancelAmendment',
    kind: 'cancelAmendment',
    prepare: () => Promise.resolve({ amendmentId }),
  });

/** Asks customs to consent to a withdrawal, where the exporter may no longer withdraw alone. */
export const requestWithdrawal = (deps: ServiceDeps, caller: Caller, named: OnDeclaration): Promise<ActReceipt> =>
  performAct(deps, caller, {
    ...named,
    useCase: 'requestWithdrawal',
    kind: 'requestWithdrawal',
    prepare: () => Promise.resolve({}),
  });

/** Says that the goods of a declaration lodged ahead have come; at the office of export, unless another place is named. */
export const presentGoods = (
  deps: ServiceDeps,
  caller: Caller,
  { place, reason, ...named }: Omit<OnDeclaration, 'reason'> & { place: string | undefined; reason: string | null },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    ...named,
    reason,
    useCase: 'presentGoods',
    kind: 'presentGoods',
    prepare: async (tx, declaration) => ({ place: place ?? (await officeOf(tx, declaration)) }),
  });

async function officeOf(tx: Transaction, { id, declarationVersion }: DeclarationRow): Promise<string> {
  // A draft has no version yet, and will be refused for its state.
  if (declarationVersion === 0) return '';
  return (await getDeclarationVersion(tx, id, declarationVersion)).data.office_of_export;
}
