import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { ActKind } from '../../domain/clearance/actions.js';
import type { Json } from '../../domain/json.js';
import { findAct, getAct, markActRefused, storeAct, type ActRow } from '../../prisma/queries/acts.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import { findCorrelation } from '../correlation.js';
import type { StoredOutcome } from './actReceipt.js';

/** An act as it is asked for. */
export interface ActRequest<Kind extends ActKind> {
  id: string;
  kind: Kind;
  payload: ActPayload<Kind>;
  reason: string | null;
  /** Workflow that owns what the act is about. */
  workflowId: string;
  /** Person whose act it is, when another one signs it. */
  personId?: string;
  /** Known already not to be open: stored with this outcome, so that the attempt stands in the record. */
  refusal?: StoredOutcome;
}

/**
 * Stores an act with its audit record, before anything is done about it. The same request again finds what it stored.
 * An act that the record already shows to be impossible is stored as refused and never delivered.
 */
export async function storeActOnce<Kind extends ActKind>(
  tx: Transaction,
  caller: Caller,
  declaration: DeclarationRow,
  request: ActRequest<Kind>,
  at: string,
): Promise<ActRow> {
  const { id, kind, payload, reason, workflowId, personId = caller.personId, refusal } = request;
  const known = await findAct(tx, id);
  if (known !== undefined) return known;
  await storeAct(
    tx,
    {
      id,
      kind,
      // Payloads are plain JSON by their types; the column takes any.
      payload: payload as Json,
      reason,
      workflowId,
      role: caller.role,
      personId,
      declarationId: declaration.id,
      organisationId: declaration.organisationId,
      correlationId: findCorrelation()?.correlationId ?? declaration.correlationId,
    },
    at,
  );
  if (refusal !== undefined) await markActRefused(tx, id, at, refusal);
  return getAct(tx, id);
}
