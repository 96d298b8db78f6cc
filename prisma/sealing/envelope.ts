import { decrypt, encrypt } from './aesGcm.js';

/** What stands in the place of what was erased. */
export const ERASED = '[erased]';

/** The key of a subject as it is known in a transaction. */
export type SubjectKey = Buffer | 'erased';

/** A sealed text names its subject, so that whoever reads it, wherever it stands, finds the key. */
const PREFIX = 'sealed.';
const TEXT = /^sealed\.([a-z]+_[A-Za-z0-9-]+)\.([A-Za-z0-9_-]+)$/;
/** Longest id of a subject, bytes. */
const LONGEST_ID = 80;

const boundTo = (subjectId: string): string => `portolan/subject/${subjectId}`;

/** Seals a text. What is written about a subject that was erased is gone at once. */
export function sealText(subjectId: string, key: SubjectKey, text: string): string {
  if (key === 'erased') return ERASED;
  return `${PREFIX}${subjectId}.${encrypt(key, Buffer.from(text, 'utf8'), boundTo(subjectId)).toString('base64url')}`;
}

/** The same with bytes: the name of the subject and a point before them. */
export function sealBytes(subjectId: string, key: SubjectKey, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (key === 'erased') return new Uint8Array(Buffer.from(ERASED));
  return new Uint8Array(
    Buffer.concat([Buffer.from(`${PREFIX}${subjectId}.`, 'utf8'), encrypt(key, bytes, boundTo(subjectId))]),
  );
}

/** The subject of a sealed text or of sealed bytes; undefined of anything else. */
export function findSubject(value: string | Uint8Array): string | undefined {
  if (typeof value === 'string') return value.startsWith(PREFIX) ? TEXT.exec(value)?.[1] : undefined;
  const head = Buffer.from(value.buffer, value.byteOffset, Math.min(value.byteLength, PREFIX.length + LONGEST_ID));
  return /^sealed\.([a-z]+_[A-Za-z0-9-]+)\./.exec(head.toString('latin1'))?.[1];
}

/** Opens a sealed text. @throws NotAuthentic */
export function openText(subjectId: string, key: SubjectKey, sealed: string): string {
  if (key === 'erased') return ERASED;
  const bytes = Buffer.from(sealed.slice(PREFIX.length + subjectId.length + 1), 'base64url');
  return decrypt(key, bytes, boundTo(subjectId)).toString('utf8');
}

/** Opens sealed bytes. @throws NotAuthentic */
export function openBytes(subjectId: string, key: SubjectKey, sealed: Uint8Array): Uint8Array {
  if (key === 'erased') return Buffer.from(ERASED);
  return decrypt(key, sealed.subarray(PREFIX.length + Buffer.byteLength(subjectId) + 1), boundTo(subjectId));
}
