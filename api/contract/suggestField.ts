import { z } from 'zod';

/** Leaves optional, default and similar wrappings behind. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault
  ) {
    inner = inner.unwrap();
  }
  return inner;
}

function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let inner = unwrap(schema);
  for (const part of path) {
    if (inner instanceof z.ZodObject) {
      const shape: Readonly<Record<string, z.core.$ZodType>> = inner.shape;
      inner = unwrap(shape[String(part)]);
    } else if (inner instanceof z.ZodArray) inner = unwrap(inner.element);
    else return [];
  }
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return [...new Set(inner.options.flatMap((option) => fieldsAt(option, [])))];
  }
  return [];
}

/** Number of single-letter changes between two words (Levenshtein). */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let line = 1; line <= left.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** A hint for a field that does not exist: the nearest one that does, or all of them. */
export function suggestField(schema: z.ZodType, path: readonly PropertyKey[], unknown: string): string {
  const fields = fieldsAt(schema, path);
  if (fields.length === 0) return 'Leave it out';
  const word = unknown.slice(0, 60).toLowerCase().replaceAll('-', '_');
  const nearest = fields
    .map((field) => ({ field, far: distance(word, field) }))
    .sort((left, right) => left.far - right.far)[0];
  return nearest !== undefined && nearest.far <= Math.max(2, Math.floor(nearest.field.length / 3))
    ? `Did you mean "${nearest.field}"?`
    : `Fields here are ${fields.join(', ')}`;
}
