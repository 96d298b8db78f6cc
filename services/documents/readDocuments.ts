import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openContent } from '../../prisma/queries/documentContent.js';
import { findDocument, listDocuments as listRows, type DocumentRow } from '../../prisma/queries/listDocuments.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

async function getVisible(
  deps: ServiceDeps,
  caller: Caller,
  useCase: UseCase,
  documentId: string,
): Promise<DocumentRow> {
  const reach = authorise(caller, useCase);
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const row = await findDocument(tx, documentId);
    const own = row?.organisationId === caller.organisationId;
    // A document that was not put to a declaration yet is its owner's alone.
    if (row === undefined || (!own && (reach === 'organisation' || row.declarationId === null))) {
      throw new ServiceProblem('DOCUMENT.NOT_FOUND');
    }
    await recordReads(tx, caller, useCase, [row]);
    return row;
  });
}

/** What is known of one document. Throws `DOCUMENT.NOT_FOUND`. */
export const getDocument = (deps: ServiceDeps, caller: Caller, documentId: string): Promise<DocumentRow> =>
  getVisible(deps, caller, 'getDocument', documentId);

/** The bytes of one document. Throws `DOCUMENT.NOT_FOUND`, `RECORD.STORAGE_UNAVAILABLE`. */
export async function getDocumentContent(
  deps: ServiceDeps,
  caller: Caller,
  documentId: string,
): Promise<{ document: DocumentRow; content: Readable }> {
  const document = await getVisible(deps, caller, 'getDocumentContent', documentId);
  const kept = await readKept(deps, document);
  const content = await deps.record.withActor(actorOf(caller), (tx) => openContent(tx, kept));
  if (content === undefined) throw new ServiceProblem('DOCUMENT.NOT_FOUND', { detail: 'The document was erased.' });
  return { document, content: Readable.from([content]) };
}

async function readKept({ storage, logger }: ServiceDeps, { id, storageKey }: DocumentRow): Promise<Uint8Array> {
  try {
    return await buffer(await storage.open(storageKey));
  } catch (thrown) {
    logger.error({ err: thrown, documentId: id }, 'content of a document cannot be read');
    throw new ServiceProblem('RECORD.STORAGE_UNAVAILABLE');
  }
}

/** Documents, newest first. */
export async function listDocuments(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { declarationId?: string | undefined; kind?: string | undefined },
): Promise<Page<DocumentRow>> {
  const reach = authorise(caller, 'listDocuments');
  const { limit, cursor, declarationId, kind } = request;
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    const loose = reach === 'organisation';
    const found = await listRows(tx, { declarationId, kind, loose, after: positionOf(cursor), limit });
    await recordReads(tx, caller, 'listDocuments', found.rows);
    return found;
  });
  return toPage(
    rows,
    (row) => row,
    ({ createdAt, id }) => ({ at: createdAt, id }),
  );
}
