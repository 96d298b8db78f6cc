import { ServiceProblem } from '../../services/problem.js';
import type { RequestLimits } from './requestLimits.js';

/** What no text can hold and no database keeps: the character NUL, and halves of a surrogate pair. */
const UNWRITABLE = /\u0000|\p{Surrogate}/u;

/** Can this text be kept? */
export const isWritable = (text: string): boolean => !UNWRITABLE.test(text);

/** A JSON pointer's part (RFC 6901), short enough to be shown. */
const partOf = (name: string): string => name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');

type Limits = Pick<RequestLimits, 'depth' | 'items' | 'values' | 'textCharacters'>;

/**
 * Refuses bodies that are nested too deep, too wide, hold too long texts or what cannot be kept, wherever in them it
 * stands. The first such fault ends the reading: what is built to exhaust is not read to its end.
 * Throws `REQUEST.BODY_INVALID`.
 */
export function checkBodySize(body: unknown, limits: Limits): void {
  let values = 0;

  const visit = (value: unknown, pointer: string, depth: number): void => {
    values += 1;
    if (values > limits.values) throw beyond('', 'The body', 'values', limits.values);
    if (depth > limits.depth) throw beyond(pointer, 'The body', 'levels of nesting', limits.depth);
    if (typeof value === 'string') checkText(value, pointer);
    if (typeof value !== 'object' || value === null) return;
    const members = Object.entries(value);
    if (members.length > limits.items) throw beyond(pointer, 'It', 'items', limits.items);
    for (const [name, inner] of members) {
      if (!Array.isArray(value)) checkText(name, pointer);
      visit(inner, `${pointer}/${partOf(name)}`, depth + 1);
    }
  };

  const checkText = (text: string, pointer: string): void => {
    if (text.length > limits.textCharacters) throw beyond(pointer, 'A text', 'characters', limits.textCharacters);
    if (isWritable(text)) return;
    const fault = { pointer, code: 'REQUEST.FIELD_INVALID', message: 'holds a character that no text can hold' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  };

  visit(body, '', 0);
}

function beyond(pointer: string, what: string, of: string, limit: number): ServiceProblem {
  const message = `${what} has more than ${limit} ${of}.`;
  const hint = `At most ${limit} ${of} are taken; send it in parts.`;
  return new ServiceProblem('REQUEST.BODY_INVALID', {
    detail: message,
    faults: [{ pointer, code: 'REQUEST.LIMIT_EXCEEDED', message, hint }],
  });
}
