import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Proof that the goods left the territory, as an officer has it before them. */
export interface ProofOfExit {
  declarationId: string;
  key: RequestKey;
  exitedAt: string;
  officeOfExit: string;
  reference: string | null;
  reason: string;
}

/** Records proof of exit. It cannot lie in the future. */
export const recordProofOfExit = (deps: ServiceDeps, caller: Caller, input: ProofOfExit): Promise<ActReceipt> => {
  const { declarationId, key, reason, exitedAt, officeOfExit, reference } = input;
  return performAct(deps, caller, {
    useCase: 'recordProofOfExit',
    kind: 'recordProofOfExit',
    declarationId,
    key,
    reason,
    prepare: async () => {
      if (Date.parse(exitedAt) > deps.clock().getTime()) {
        const fault = { pointer: '/exited_at', code: 'REQUEST.FIELD_INVALID', message: 'lies in the future' };
        throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
      }
      return { exitedAt, officeOfExit, reference };
    },
  });
};
