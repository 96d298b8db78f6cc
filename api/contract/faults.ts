import type { z } from 'zod';
import type { Fault } from './problem.js';
import { suggestField } from './suggestField.js';

type Issue = z.core.$ZodIssue;

/** Longest name of a member that is told back. */
const NAME = 100;
const escape = (part: PropertyKey): string => String(part).slice(0, NAME).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (base: string, path: readonly PropertyKey[]): string =>
  [base, ...path.map(escape)].join('/').replace(/^\/\//, '/');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    input,
  );
}

/** So many faults are named; a body that is nothing else would be answered with many times its own size. */
const NAMED = 200;

/**
 * Every fault of a value against its schema, in the words of the wire; beyond two hundred, how many more there are.
 *
 * @param base empty for a body, `query` or `header` for the others
 */
export function faultsOf(error: z.ZodError, schema: z.ZodType, input: unknown, base = ''): Fault[] {
  const issues = error.issues.flatMap((issue): Issue[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ ...issue, keys: [key] })) : [issue],
  );
  const named = issues.slice(0, NAMED).flatMap((issue) => faultsOfIssue(issue, schema, input, base));
  const more = issues.length - NAMED;
  if (more <= 0) return named;
  return [...named, { pointer: base, code: 'REQUEST.FIELD_INVALID', message: `${more} more faults are not named` }];
}

function faultsOfIssue(issue: Issue, schema: z.ZodType, input: unknown, base: string): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf(base, [...issue.path, key]),
      code: 'REQUEST.FIELD_UNKNOWN',
      message: `"${key.slice(0, NAME)}" is not a field here`,
      hint: suggestField(schema, issue.path, key),
    }));
  }
  const missing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
  return [
    {
      pointer: pointerOf(base, issue.path),
      code: missing ? 'REQUEST.FIELD_REQUIRED' : 'REQUEST.FIELD_INVALID',
      message: missing ? 'is missing' : issue.message,
    },
  ];
}
