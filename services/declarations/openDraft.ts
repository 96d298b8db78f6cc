import type { Json } from '../../domain/json.js';
import { appendTimeline, openChange, saveChange } from '../../prisma/queries/change.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { createDraft as createRow, findDeclaration } from '../../prisma/queries/declarations.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import { findCorrelation } from '../correlation.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { draftDeadlines } from './draftDeadlines.js';

/** What a draft starts with. */
export interface DraftBeginning {
  data: Json;
  /** One sentence for the timeline. */
  why: string;
  /** Where it comes from, where it comes from something. */
  details?: Readonly<Record<string, Json>>;
  /** Of the request: the same request again finds the draft that it made. */
  key: RequestKey;
}

/** Writes a draft with its deadlines, timeline entry, event and audit record, in the caller's transaction. */
export async function openDraft(
  deps: ServiceDeps,
  caller: Caller,
  tx: Transaction,
  { data, why, details = {}, key }: DraftBeginning,
): Promise<DeclarationRow> {
  const id = idOf('declaration', key);
  const known = await findDeclaration(tx, id);
  if (known !== undefined) return known;
  const at = deps.clock().toISOString();
  const { organisationId, declarantPersonId, personId: actor, role, mode } = caller;
  const correlationId = findCorrelation()?.correlationId ?? key.uuid;
  await createRow(tx, { id, organisationId, declarantPersonId, correlationId, mode, draft: data });
  const change = await openChange(tx, id, at);
  change.declaration.deadlines = draftDeadlines(deps, caller, at);
  appendTimeline(change, { what: 'draftCreated', by: { actor, role }, why, details });
  await saveChange(change, false);
  return { ...change.declaration, updatedAt: at };
}
