/** Sealing for statements of our own, which the transaction cannot look into. */
import type { Transaction } from '../withActor.js';
import { PERSONAL_COLUMNS, type PersonalModel } from './personalColumns.js';
import { sealRow } from './sealRow.js';
import { subjectKeysOf } from './sealedTransaction.js';
import type { Subject } from './subjectKeys.js';

/**
 * The columns of a row as they are written, by the names that the model gives them.
 * @param subject its id, and whose it is where the subject may be new
 */
export async function sealColumns<Row extends object>(
  tx: Transaction,
  model: PersonalModel,
  subject: Omit<Subject, 'kind'>,
  row: Row,
): Promise<Row> {
  const columns = PERSONAL_COLUMNS[model];
  const data = row as Record<string, unknown>;
  return (await sealRow(subjectKeysOf(tx), columns, { ...subject, kind: columns.kind }, data)) as Row;
}
