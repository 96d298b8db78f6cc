import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import { takeDocuments } from '../documents/takeDocuments.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { declarationFaults } from './declarationFaults.js';
import { exportLimitFaults } from './exportLimits.js';

/** What every act of an exporter names. */
interface OnDeclaration {
  declarationId: string;
  key: RequestKey;
}

/** Withdraws a declaration, as long as no control was announced. */
export const withdrawDeclaration = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, reason }: OnDeclaration & { reason: string },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'withdrawDeclaration',
    kind: 'withdraw',
    declarationId,
    key,
    reason,
    prepare: async () => ({}),
  });

/** Submits corrected data after a rejection by customs or a refused permit: it becomes the next version. */
export const resubmitDeclaration = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, reason, data }: OnDeclaration & { reason: string; data: unknown },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'resubmitDeclaration',
    kind: 'resubmit',
    declarationId,
    key,
    reason,
    prepare: async (tx) => {
      const faults = declarationFaults(deps, data).map((fault) => ({ ...fault, pointer: `/data${fault.pointer}` }));
      const all = faults.length > 0 ? faults : await exportLimitFaults(deps, tx, data as DeclarationData);
      if (all.length > 0) throw new ServiceProblem('DECLARATION.INCOMPLETE', { faults: all });
      return { data: data as DeclarationData };
    },
  });

/** Says which stored documents answer a request for documents. */
export const supplyDocuments = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, documentIds, note }: OnDeclaration & { documentIds: readonly string[]; note: string | null },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'supplyDocuments',
    kind: 'supplyDocuments',
    declarationId,
    key,
    reason: note,
    prepare: async (tx, declaration) => ({ documentIds: await takeDocuments(tx, declaration, documentIds), note }),
  });

/** Answers an officer's question. */
export const answerQuery = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, text, documentIds }: OnDeclaration & { text: string; documentIds: readonly string[] },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'answerQuery',
    kind: 'answerQuery',
    declarationId,
    key,
    reason: text,
    prepare: async (tx, declaration) => ({ text, documentIds: await takeDocuments(tx, declaration, documentIds) }),
  });

/** Appeals against a detention or seizure, while its window is open. */
export const lodgeAppeal = (
  deps: ServiceDeps,
  caller: Caller,
  { declarationId, key, grounds, documentIds }: OnDeclaration & { grounds: string; documentIds: readonly string[] },
): Promise<ActReceipt> =>
  performAct(deps, caller, {
    useCase: 'lodgeAppeal',
    kind: 'lodgeAppeal',
    declarationId,
    key,
    reason: null,
    prepare: async (tx, declaration) => ({ grounds, documentIds: await takeDocuments(tx, declaration, documentIds) }),
  });
