import type { DeclarationData } from './declarationData.js';

/**
 * The JSON pointers (RFC 6901) at which two declarations differ, in the order of the first one's fields. A member that
 * only one of them has is named whole; lists are compared place by place.
 */
export function differingPointers(before: DeclarationData, after: DeclarationData): string[] {
  return differences(before, after, '');
}

function differences(before: unknown, after: unknown, pointer: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const longest = Math.max(before.length, after.length);
    return Array.from({ length: longest }, (_, place) => place).flatMap((place) =>
      differences(before[place], after[place], `${pointer}/${place}`),
    );
  }
  if (!isRecord(before) || !isRecord(after)) return before === after ? [] : [pointer];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(before[name], after[name], `${pointer}/${escaped(name)}`));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
