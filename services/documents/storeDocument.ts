import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { DOCUMENT_TYPES } from '../../domain/declaration/documentTypes.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { sealContent } from '../../prisma/queries/documentContent.js';
import { createDocument } from '../../prisma/queries/documents.js';
import { findDocument, type DocumentRow } from '../../prisma/queries/listDocuments.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findUnsafe, tellType } from './documentTypes.js';

/** A file that was uploaded and lies on this machine. */
export interface UploadedDocument {
  path: string;
  /** As the sender named it: shown, and never part of a path. */
  originalName: string;
  sizeBytes: number;
  kind: string;
  declarationId: string | null;
}

/**
 * Keeps a document: type by content, hash, then the bytes, sealed, then the row.
 * Throws `DOCUMENT.EMPTY`, `DOCUMENT.TOO_LARGE`, `DOCUMENT.TYPE_NOT_ALLOWED`, `DOCUMENT.CONTENT_UNSAFE`,
 * `DECLARATION.NOT_FOUND`.
 */
export async function storeDocument(
  deps: ServiceDeps,
  caller: Caller,
  upload: UploadedDocument,
  key: RequestKey,
): Promise<DocumentRow> {
  authorise(caller, 'uploadDocument');
  const { path, originalName, sizeBytes, kind, declarationId } = upload;
  const id = idOf('document', key);
  if (sizeBytes === 0) throw new ServiceProblem('DOCUMENT.EMPTY');
  if (sizeBytes > deps.config.maximumDocumentBytes) throw new ServiceProblem('DOCUMENT.TOO_LARGE');
  const fileName = shownName(originalName);
  const mediaType = await tellType(path, fileName);
  if (mediaType === undefined) {
    throw new ServiceProblem('DOCUMENT.TYPE_NOT_ALLOWED', {
      detail: `Taken are ${DOCUMENT_TYPES.join(', ')}, told by content.`,
    });
  }
  const unsafe = await findUnsafe(path, mediaType);
  if (unsafe !== undefined) throw new ServiceProblem('DOCUMENT.CONTENT_UNSAFE', { detail: `Not taken: ${unsafe}.` });
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest('hex');
  const { organisationId, personId, role } = caller;
  const content = await readFile(path);
  const sealed = await deps.record.withActor(actorOf(caller), async (tx) => {
    if (declarationId !== null) await getVisibleDeclaration(tx, caller, 'uploadDocument', declarationId);
    return sealContent(tx, { id, organisationId, declarationId }, content);
  });
  await putSealed(deps, id, path, sealed);
  const at = deps.clock().toISOString();
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const known = await findDocument(tx, id);
    if (known !== undefined) return known;
    const row = {
      id,
      organisationId,
      declarationId,
      kind,
      fileName,
      mediaType,
      sizeBytes,
      sha256,
      storageKey: id,
      uploadedBy: personId,
    };
    const document = await createDocument(tx, row);
    const facts = {
      document_id: id,
      declaration_id: declarationId,
      kind,
      media_type: mediaType,
      size_bytes: sizeBytes,
    };
    await appendAudit(tx, organisationId, [
      { what: 'documentStored', at, actor: personId, role, facts, details: { file_name: fileName, sha256 } },
    ]);
    return document;
  });
}

/** The sealed bytes lie beside what was uploaded until the storage has them. */
async function putSealed({ storage }: ServiceDeps, id: string, path: string, sealed: Uint8Array): Promise<void> {
  const beside = `${path}.sealed`;
  try {
    await writeFile(beside, sealed, { mode: 0o600 });
    await storage.put(id, beside);
  } finally {
    await rm(beside, { force: true });
  }
}

/** The last part of a name without control characters, in Unicode's composed form, at most 200 characters. */
export function shownName(originalName: string): string {
  // Multipart names come as Latin-1; browsers and our CLI send UTF-8.
  const utf8 = Buffer.from(originalName, 'latin1').toString('utf8');
  const name = utf8.includes('\ufffd') ? originalName : utf8;
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .trim();
  return shorten(clean);
}

/** At most 200 characters, never half of one. */
function shorten(name: string): string {
  const clean = [...name].slice(0, 200).join('').trim();
  return clean === '' || clean === '.' || clean === '..' ? 'document' : clean;
}
