import type { FoundItem } from '../../domain/clearance/actPayloads.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { errorDefinition } from '../../domain/errors/errors.js';
import type { Json } from '../../domain/json.js';
import type { Transaction } from '../../prisma/withActor.js';
import { compareInspection } from '../../rules/decisions/inspection/compareInspection.js';
import type { ActReceipt } from '../acts/actReceipt.js';
import { performAct } from '../acts/performAct.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import { proposeOnce } from '../proposals/proposeOnce.js';
import { signProposal } from '../proposals/signProposal.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findResultRule, getResultSubject, INSPECTION_RESULT, viewResult, type ResultView } from './resultFrame.js';

/** What an officer found. */
export interface InspectionResult {
  inspectionId: string;
  key: RequestKey;
  found: readonly FoundItem[];
  grossWeightGrams: number | null;
  notes: string | null;
  reason: string;
}

/** Done by one officer, or proposed by the first of two. */
export type RecordedInspection = { receipt: ActReceipt } | { proposed: ResultView };

/**
 * Records the result of a physical examination; what differs corrects declaration and duty. Where the table of four eyes
 * asks for a second officer, as on lane red, it is only proposed: nothing happens before the other one has signed.
 * Throws `INSPECTION.NOT_FOUND`, `CLEARANCE.OWN_DECLARATION`, `REQUEST.BODY_INVALID` (lines that were not declared), and for
 * what is only proposed `CLEARANCE.ACTION_NOT_ALLOWED` and its kin, `INSPECTION.ALREADY_RECORDED`.
 */
export async function recordInspection(
  deps: ServiceDeps,
  caller: Caller,
  input: InspectionResult,
): Promise<RecordedInspection> {
  const { inspectionId, key, found, grossWeightGrams, notes, reason } = input;
  authorise(caller, 'recordInspection');
  const { declaration, rule, declared } = await deps.record.withActor(actorOf(caller), async (tx) => {
    const { declaration: own } = await getResultSubject(tx, caller, inspectionId);
    const asked = findResultRule(own);
    // What one officer records is held against the data as it is taken up, below.
    return { declaration: own, rule: asked, declared: asked && (await dataOf(tx, own)) };
  });
  if (rule === undefined || declared === undefined) {
    const receipt = await performAct(deps, caller, {
      ...{ useCase: 'recordInspection', kind: 'recordInspection', declarationId: declaration.id, key, reason },
      prepare: async (tx, current) => {
        refuseUndeclared(await dataOf(tx, current), found);
        return { inspectionId, found, grossWeightGrams, notes };
      },
    });
    return { receipt };
  }
  const proposal = await proposeOnce(deps, caller, INSPECTION_RESULT, {
    ...{ subjectId: inspectionId, reason, key },
    payloadOf: (subject) => {
      // What was read from a request is JSON.
      const plain = found as unknown as Json;
      const payload = { found: plain, grossWeightGrams, notes, rule: { ...rule }, actId: idOf('act', key) };
      INSPECTION_RESULT.refuseUnopen(caller, subject, payload);
      refuseUndeclared(declared, found);
      return payload;
    },
  });
  return { proposed: viewResult(proposal, deps.clock()) };
}

/**
 * The second officer's signature, by which the result takes effect.
 * Throws `OPERATION.SAME_SIGNATORY`, `OPERATION.PROPOSAL_EXPIRED`, `OPERATION.PROPOSAL_CLOSED`, and what the result itself
 * is refused with: `CLEARANCE.ACTION_NOT_ALLOWED` where the case went another way meanwhile.
 */
export async function signInspectionResult(
  deps: ServiceDeps,
  caller: Caller,
  asked: { proposalId: string; reason: string },
): Promise<ResultView> {
  return viewResult(await signProposal(deps, caller, INSPECTION_RESULT, asked), deps.clock());
}

const dataOf = async (tx: Transaction, { id, declarationVersion }: DeclarationRow): Promise<DeclarationData> =>
  (await getDeclarationVersion(tx, id, declarationVersion)).data;

function refuseUndeclared(declared: DeclarationData, found: readonly FoundItem[]): void {
  const { problems } = compareInspection(declared, { items: found });
  if (problems.length === 0) return;
  const faults = problems.map(({ pointer, code }): Fault => ({
    pointer: pointer.replace('/items/', '/found/'),
    code,
    message: errorDefinition(code).meaning,
  }));
  throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
}
