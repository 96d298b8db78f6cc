import type { FoundItem } from '../../domain/clearance/actPayloads.js';
import { findInspection } from '../../prisma/queries/listWork.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import { errorDefinition } from '../../domain/errors/errors.js';
import { compareInspection } from '../../rules/decisions/inspection/compareInspection.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What an officer found. */
export interface InspectionResult {
  inspectionId: string;
  key: RequestKey;
  found: readonly FoundItem[];
  grossWeightGrams: number | null;
  notes: string | null;
  reason: string;
}

/**
 * Records the result of a physical examination; what differs corrects declaration and duty.
 * Throws `INSPECTION.NOT_FOUND`, `CLEARANCE.OWN_DECLARATION`, `REQUEST.BODY_INVALID` (lines that were not declared).
 */
export async function recordInspection(
  deps: ServiceDeps,
  caller: Caller,
  input: InspectionResult,
): Promise<ActReceipt> {
  const { inspectionId, key, found, grossWeightGrams, notes, reason } = input;
  authorise(caller, 'recordInspection');
  const inspection = await deps.record.withActor(actorOf(caller), (tx) => findInspection(tx, inspectionId));
  if (inspection === undefined) throw new ServiceProblem('INSPECTION.NOT_FOUND');
  return performAct(deps, caller, {
    useCase: 'recordInspection',
    kind: 'recordInspection',
    declarationId: inspection.declarationId,
    key,
    reason,
    prepare: async (tx, { id, declarationVersion }) => {
      const { data } = await getDeclarationVersion(tx, id, declarationVersion);
      const { problems } = compareInspection(data, { items: found });
      if (problems.length > 0) {
        const faults = problems.map(({ pointer, code }): Fault => ({
          pointer: pointer.replace('/items/', '/found/'),
          code,
          message: errorDefinition(code).meaning,
        }));
        throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
      }
      return { inspectionId, found, grossWeightGrams, notes };
    },
  });
}
