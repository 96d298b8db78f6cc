import { RecordError } from '../recordErrors.js';
import { sealBytes, sealText } from './envelope.js';
import type { PersonalColumns } from './personalColumns.js';
import type { Subject, SubjectKeys } from './subjectKeys.js';
import { holdsPersonal, isPlain, sealMembers } from './walk.js';

type Data = Record<string, unknown>;

/**
 * Has this data of a row anything to be sealed?
 * @throws RecordError `RECORD.MISSING` where a text or bytes stand within an operation, such as `{ set: … }`
 */
export function needsSealing({ text = [], json = [], bytes = [] }: PersonalColumns, data: Data): boolean {
  const hidden = [...text, ...bytes].find((column) => isPlain(data[column]));
  if (hidden !== undefined) throw new RecordError('RECORD.MISSING', `${hidden} is written by its value alone`);
  return (
    text.some((column) => isText(data[column])) ||
    json.some((column) => holdsPersonal(data[column])) ||
    bytes.some((column) => data[column] instanceof Uint8Array)
  );
}

/** The data of a row as it is written: everything personal sealed under its subject's key. */
export async function sealRow(
  keys: SubjectKeys,
  columns: PersonalColumns,
  subject: Subject,
  data: Data,
): Promise<Data> {
  if (!needsSealing(columns, data)) return data;
  const { text = [], json = [], bytes = [] } = columns;
  const key = await keys.provide(subject);
  const sealed = { ...data };
  for (const column of text) {
    const value = data[column];
    if (isText(value)) sealed[column] = sealText(subject.id, key, value);
  }
  for (const column of json) if (column in data) sealed[column] = sealMembers(data[column], subject.id, key);
  for (const column of bytes) {
    const value = data[column];
    if (value instanceof Uint8Array) sealed[column] = sealBytes(subject.id, key, value);
  }
  return sealed;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
