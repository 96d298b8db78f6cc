/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a JSON pointer (RFC 6901), or undefined. */
export function findAt(value: unknown, pointer: string): JsonValue | undefined {
  let found: unknown = value;
  for (const part of partsOf(pointer)) {
    if (found === null || typeof found !== 'object') return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found as JsonValue | undefined;
}

/**
 * A copy of the value with other values at some pointers.
 *
 * @throws when a pointer leads through something that is not there
 */
export function withChanges(value: JsonValue, changes: Readonly<Record<string, JsonValue>>): JsonValue {
  const copy = structuredClone(value);
  for (const [pointer, change] of Object.entries(changes)) {
    const parts = partsOf(pointer);
    const last = parts.pop();
    const holder = findAt(copy, parts.map((part) => `/${part}`).join(''));
    if (last === undefined || holder === null || typeof holder !== 'object')
      throw new Error(`nothing to change at ${pointer}`);
    (holder as Record<string, JsonValue>)[last] = change;
  }
  return copy;
}

/** A value as it stands in a text: texts as they are, everything else as JSON. */
export function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
