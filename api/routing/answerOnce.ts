import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import canonicalize from 'canonicalize';
import type { Caller } from '../../services/caller.js';
import { beginRequest, finishRequest, releaseRequest } from '../../services/idempotency/requests.js';
import type { RequestKey } from '../../services/idempotency/requestKey.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import type { Operation } from '../contract/operation.js';
import { problemDocument } from '../middleware/problems.js';
import type { Answer, Sendable } from './answer.js';
import { problemOfThrown } from './problemOfThrown.js';

export interface OnceInput {
  deps: ServiceDeps;
  caller: Caller;
  idempotencyKey: string;
  operation: Operation;
  path: string;
  body: unknown;
  filePath: string | undefined;
}

/**
 * Does the work of an idempotent request once. The answer, a refusal too, is stored and given again byte for byte to
 * the same key and body; a fault of ours is not stored, so that the caller may try again.
 */
export async function answerOnce(
  input: OnceInput,
  requestId: string,
  work: (key: RequestKey) => Promise<Answer>,
): Promise<Sendable> {
  const { deps, caller, operation, path } = input;
  const scope = `${caller.organisationId}/${caller.personId}/${operation.method} ${path}`;
  const bodyHash = await hashOf(input.body, input.filePath);
  const begun = await beginRequest(deps, caller, { scope, key: input.idempotencyKey, bodyHash });
  if (begun.kind === 'answered') {
    return {
      status: begun.answer.status,
      text: begun.answer.body,
      headers: { ...begun.answer.headers, 'Idempotent-Replayed': 'true' },
    };
  }
  const handle = { scope, key: input.idempotencyKey, uuid: begun.key.uuid };
  let answer: Sendable;
  try {
    answer = await work(begun.key);
  } catch (thrown) {
    const problem = problemOfThrown(thrown);
    if (problem.httpStatus >= 500 || problem.httpStatus === 429) {
      await releaseRequest(deps, caller, handle);
      throw thrown;
    }
    answer = {
      status: problem.httpStatus,
      headers: { 'Content-Type': 'application/problem+json' },
      json: problemDocument(problem, requestId, path),
    };
  }
  const text = answer.json === undefined ? '' : JSON.stringify(answer.json);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...answer.headers };
  const stands = await finishRequest(deps, caller, handle, { status: answer.status, headers, body: text });
  return { status: stands.status, headers: stands.headers, text: stands.body };
}

/** Hash of what was asked: the body in canonical form (RFC 8785) and the bytes of the file. */
async function hashOf(body: unknown, filePath: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(canonicalize(body ?? null) ?? '');
  if (filePath !== undefined) await pipeline(createReadStream(filePath), hash, { end: false });
  return hash.digest('hex');
}
