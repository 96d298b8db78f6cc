import { z } from 'zod';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { getAct } from '../../prisma/queries/acts.js';
import { listUsableDocuments } from '../../prisma/queries/documents.js';
import type { MessageRow } from '../../prisma/queries/counterpartyMessages.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { DocumentReference } from '../adapters/customs/port.js';
import type { CallSubject } from '../calls/callOut.js';
import type { Transaction } from '../deps.js';
import type { MessageHandler } from './messageKinds.js';

const Payload = z.object({ documentIds: z.array(z.string()), text: z.string().default('') });

/** The documents that the authority asked for go to it. */
export const supplyDocuments: MessageHandler = {
  counterparty: 'customs',
  operation: 'supply_documents',
  send: async ({ adapters }, subject, message, tx) => {
    const { documents } = await replyOf(tx, subject, message);
    const mrn = mrnOf(subject);
    return (command) => adapters.customs.supplyDocuments({ ...command, mrn, documents });
  },
  settle: (_deps, change, message, outcome) => tellFailure(change, message, outcome),
};

/** The answer to the authority's question goes to it, with what was attached. */
export const answerQuery: MessageHandler = {
  counterparty: 'customs',
  operation: 'answer_query',
  send: async ({ adapters }, subject, message, tx) => {
    const { documents, text } = await replyOf(tx, subject, message);
    const mrn = mrnOf(subject);
    return (command) => adapters.customs.answerQuery({ ...command, mrn, text, documents });
  },
  settle: (_deps, change, message, outcome) => tellFailure(change, message, outcome),
};

/** Nothing waits for it here, but somebody has to see that the authority gets what it asked for. */
const tellFailure = async (
  change: Parameters<MessageHandler['settle']>[1],
  { kind, id }: MessageRow,
  outcome: 'sent' | 'refused' | 'skipped',
): Promise<void> => {
  if (outcome === 'sent') return;
  await openTask(change, {
    kind: 'told_by_authority',
    queue: 'operator',
    title:
      outcome === 'refused'
        ? 'Customs refuses what it had asked the exporter for: ask there why'
        : 'Customs was not sent what it had asked for: bring it there another way',
    workflowId: clearanceWorkflowId(change.declaration.id),
    subjectId: id,
    details: { message: kind },
  });
};

async function replyOf(
  tx: Transaction,
  { declaration }: CallSubject,
  { id, subjectId }: MessageRow,
): Promise<{ text: string; documents: DocumentReference[] }> {
  if (subjectId === null) throw new RecordError('RECORD.MISSING', `message ${id} names no act`);
  const { text, documentIds } = Payload.parse((await getAct(tx, subjectId)).payload);
  const { organisationId, id: declarationId } = declaration;
  const rows = await listUsableDocuments(tx, documentIds, { organisationId, declarationId });
  const documents = rows.map(({ id: documentId, kind, sha256 }) => ({ documentId, kind, sha256 }));
  return { text, documents: documents.sort((a, b) => (a.documentId < b.documentId ? -1 : 1)) };
}

function mrnOf({ declaration: { id, mrn } }: CallSubject): string {
  if (mrn === null) throw new RecordError('RECORD.MISSING', `declaration ${id} has no MRN`);
  return mrn;
}
