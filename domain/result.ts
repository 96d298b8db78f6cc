import type { ErrorCode } from './errors/errors.js';
import type { Json } from './json.js';

/** One thing that is wrong: its code, where it stands, and the facts a message is made from. */
export interface Problem {
  readonly code: ErrorCode;
  /** JSON Pointer (RFC 6901) to the field, such as `/items/0/hs_code`; absent when no field is to blame. */
  readonly pointer?: string;
  readonly facts: Readonly<Record<string, Json>>;
}

/** An expected outcome, never thrown: a value, or everything that is wrong at once. Warnings may stand beside a value. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings?: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T, warnings: readonly Problem[] = []): Result<T> =>
  warnings.length === 0 ? { ok: true, value } : { ok: true, value, warnings };

export const failed = <T>(...problems: readonly Problem[]): Result<T> => ({ ok: false, problems });

/** A problem with the facts it is made from. */
export const problem = (code: ErrorCode, facts: Readonly<Record<string, Json>> = {}, pointer?: string): Problem =>
  pointer === undefined ? { code, facts } : { code, pointer, facts };

/** The same result with its problems (and warnings) pointing to the field that was checked. */
export function at<T>(pointer: string, result: Result<T>): Result<T> {
  const point = (found: Problem): Problem => ({ ...found, pointer: `${pointer}${found.pointer ?? ''}` });
  return result.ok
    ? ok(result.value, (result.warnings ?? []).map(point))
    : { ok: false, problems: result.problems.map(point) };
}
