import { ServiceProblem, type Fault } from '../../services/problem.js';

/** Which part of a body outgrows the size limit, and what to do then. */
type BeyondLimit = Pick<Fault, 'pointer'> & { hint: string };

const ANY_BODY: BeyondLimit = { pointer: '', hint: 'Send less in one request.' };

/** The refusal of a body beyond the size limit, saying the limit and how to mend it, if that is what a reader of bodies threw. */
export function findTooLarge(thrown: unknown, { pointer, hint }: BeyondLimit = ANY_BODY): ServiceProblem | undefined {
  if (!(thrown instanceof Error) || Reflect.get(thrown, 'type') !== 'entity.too.large') return undefined;
  // Both in bytes; the length is not known of a body that comes in pieces.
  const limit = Number(Reflect.get(thrown, 'limit'));
  const length: unknown = Reflect.get(thrown, 'length');
  const most = `at most ${limit} bytes (${Math.floor(limit / 1024)} KB)`;
  const found = typeof length === 'number' ? `${length} bytes` : 'more';
  const message = `The body has ${found}, ${most} are taken.`;
  const fault: Fault = { pointer, code: 'REQUEST.BODY_TOO_LARGE', message, hint };
  return new ServiceProblem('REQUEST.BODY_TOO_LARGE', { detail: message, faults: [fault] });
}
