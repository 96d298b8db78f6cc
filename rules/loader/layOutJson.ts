import type { Json } from '../../domain/json.js';

/** Longest line of the packs' files, in characters. */
const WIDTH = 120;
const INDENT = '  ';

/**
 * JSON as the files of packs have it, which is how the formatter of the checkout leaves them: an object has each member on a
 * line of its own, a list stands on one line where it fits and holds no object with members.
 * @returns text that ends in a line break
 */
export const layOutJson = (value: Json): string => `${layOut(value, '', 0)}\n`;

/** @param taken characters on the first line beside the value: its indent and name before it, the comma after it */
function layOut(value: Json, indent: string, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = indent + INDENT;
  if (isList(value)) {
    const line = onOneLine(value);
    if (line !== undefined && taken + line.length <= WIDTH) return line;
    return broken(
      '[',
      ']',
      indent,
      value.map((item) => layOut(item, inner, inner.length + 1)),
    );
  }
  const members = Object.entries(value).map(([name, member]) => {
    const before = `${JSON.stringify(name)}: `;
    return before + layOut(member, inner, inner.length + before.length + 1);
  });
  return members.length === 0 ? '{}' : broken('{', '}', indent, members);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const broken = (open: string, close: string, indent: string, parts: readonly string[]): string =>
  [open, parts.map((part) => indent + INDENT + part).join(',\n'), indent + close].join('\n');

/** The value on one line; none where an object with members is in it. */
function onOneLine(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (!isList(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  const items = value.map(onOneLine);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}
