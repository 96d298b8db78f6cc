import { findSubject, openBytes, sealBytes } from '../sealing/envelope.js';
import { subjectKeysOf } from '../sealing/sealedTransaction.js';
import type { Transaction } from '../withActor.js';

/** The content of a document as it is kept outside the record: sealed under the document's own key. */
export async function sealContent(
  tx: Transaction,
  document: { id: string; organisationId: string; declarationId: string | null },
  content: Uint8Array,
): Promise<Uint8Array> {
  const key = await subjectKeysOf(tx).provide({ kind: 'document', ...document });
  return sealBytes(document.id, key, content);
}

/**
 * The opposite of {@link sealContent}. What was kept before documents were sealed comes back as it is.
 * @returns undefined where it has been erased
 */
export async function openContent(tx: Transaction, kept: Uint8Array): Promise<Uint8Array | undefined> {
  const subject = findSubject(kept);
  if (subject === undefined) return kept;
  const key = (await subjectKeysOf(tx).load(new Set([subject]))).get(subject) ?? 'erased';
  return key === 'erased' ? undefined : openBytes(subject, key, kept);
}
