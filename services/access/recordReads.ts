import { storeReads } from '../../prisma/queries/accessRecords.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { Caller } from '../caller.js';
import type { UseCase } from '../permissions/table.js';
import { UNRECORDED_READS } from './unrecordedReads.js';

/**
 * Writes down, in the transaction that reads it, that somebody was shown a case which is not their own organisation's.
 * Everything counts that is not listed with its reason in {@link UNRECORDED_READS}; a firm's own reading does not.
 */
export async function recordReads(
  tx: Transaction,
  caller: Caller,
  useCase: UseCase,
  rows: readonly { declarationId: string | null; organisationId: string | null }[],
): Promise<void> {
  if (UNRECORDED_READS[useCase] !== undefined) return;
  const cases = rows.flatMap(({ declarationId, organisationId }) =>
    declarationId === null || organisationId === null || organisationId === caller.organisationId
      ? []
      : [{ declarationId, organisationId }],
  );
  if (cases.length === 0) return;
  const { personId, role, agency, organisationId } = caller;
  await storeReads(tx, { personId, role, agency, organisationId, operation: useCase }, cases);
}
