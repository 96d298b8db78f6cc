import type { Decision } from '../../domain/decision.js';
import { jsonColumn } from '../jsonColumn.js';
import { newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** Keeps a decision whole: value, sentence, rule, facts, pack. @returns the row's id */
export async function recordDecision(
  change: Change,
  decision: Decision<object>,
  audience: 'all' | 'officer' = 'all',
): Promise<string> {
  const { tx, at, declaration } = change;
  const id = newRowId();
  const { kind, value, explanation, ruleId, facts, pack, passive = [] } = decision;
  await tx.decision.create({
    data: {
      id,
      declarationId: declaration.id,
      organisationId: declaration.organisationId,
      declarationVersion: declaration.declarationVersion,
      kind,
      value: jsonColumn(value),
      explanation,
      ruleId,
      facts: jsonColumn(facts),
      passive: jsonColumn(passive),
      packId: pack.id,
      packVersion: pack.version,
      packHash: pack.hash,
      audience,
      at: new Date(at),
    },
    select: { id: true },
  });
  return id;
}

/** The value of the last decision of a kind, if there is one. */
export async function findLastDecision(tx: Transaction, declarationId: string, kind: string): Promise<unknown> {
  const row = await tx.decision.findFirst({
    where: { declarationId, kind },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { value: true },
  });
  return row?.value ?? undefined;
}
