import { findSubject, openBytes, openText, sealText, type SubjectKey } from './envelope.js';
import { isOfTheFirm, isPersonalMember } from './personalColumns.js';

/** An object that is nothing but its members; classes of the client, such as decimals, are passed on as they are. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const mapMembers = (
  value: Record<string, unknown>,
  to: (name: string, inner: unknown) => unknown,
): Record<string, unknown> => Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, to(name, inner)]));

/** Does JSON hold anything that is to be sealed? */
export function holdsPersonal(value: unknown, isPersonal = false): boolean {
  if (typeof value === 'string') return isPersonal && value !== '';
  if (Array.isArray(value)) return value.some((one) => holdsPersonal(one, isPersonal));
  if (!isPlain(value)) return false;
  return Object.entries(value).some(
    ([name, inner]) => !isOfTheFirm(name) && holdsPersonal(inner, isPersonalMember(name)),
  );
}

/** JSON with every text sealed that is personal by the name it stands under. */
export function sealMembers(value: unknown, subjectId: string, key: SubjectKey, isPersonal = false): unknown {
  if (typeof value === 'string') {
    // What is sealed already stays: it was read by one who does not open, or is written twice.
    if (!isPersonal || value === '' || findSubject(value) !== undefined) return value;
    return sealText(subjectId, key, value);
  }
  if (Array.isArray(value)) return value.map((one) => sealMembers(one, subjectId, key, isPersonal));
  if (!isPlain(value)) return value;
  return mapMembers(value, (name, inner) =>
    isOfTheFirm(name) ? inner : sealMembers(inner, subjectId, key, isPersonalMember(name)),
  );
}

/** Every subject that is named by something sealed, wherever in what was read it stands. */
export function collectSubjects(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const subject = findSubject(value);
    if (subject !== undefined) found.add(subject);
  } else if (Array.isArray(value)) for (const one of value) collectSubjects(one, found);
  else if (isPlain(value)) for (const inner of Object.values(value)) collectSubjects(inner, found);
  return found;
}

/** The same with everything opened. */
export function openAll(value: unknown, keys: ReadonlyMap<string, SubjectKey>): unknown {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const subject = findSubject(value);
    const key = subject === undefined ? undefined : keys.get(subject);
    if (subject === undefined || key === undefined) return value;
    return typeof value === 'string' ? openText(subject, key, value) : openBytes(subject, key, value);
  }
  if (Array.isArray(value)) return value.map((one) => openAll(one, keys));
  if (!isPlain(value)) return value;
  return mapMembers(value, (_name, inner) => openAll(inner, keys));
}
