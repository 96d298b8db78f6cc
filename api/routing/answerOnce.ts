import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import canonicalize from 'canonicalize';
import type { Caller } from '../../services/caller.js';
import {
  beginRequest,
  doAtOnce,
  finishRequest,
  releaseRequest,
  type Answered,
} from '../../services/idempotency/requests.js';
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
  isOneTransaction: boolean;
  body: unknown;
  filePath: string | undefined;
}

/** What a request does, under its key and with the record as it is given. */
type Work = (key: RequestKey, record: ServiceDeps['record']) => Promise<Answer>;
/** An answer as it is kept. */
type StoredAnswer = Answered['answer'];

/**
 * Does the work of an idempotent request once. The answer, a refusal too, is stored and given again byte for byte to
 * the same key and body, but for what is shown once; a fault of ours is not stored, so that the caller may try again.
 */
export async function answerOnce(input: OnceInput, requestId: string, work: Work): Promise<Sendable> {
  const { caller, operation, path } = input;
  const scope = `${caller.organisationId}/${caller.personId}/${operation.method} ${path}`;
  const request = { scope, key: input.idempotencyKey, bodyHash: await hashOf(input.body, input.filePath) };
  const refusalOf = (thrown: unknown): StoredAnswer | undefined => refused(thrown, requestId, path);
  let shownOnce: Answer['shownOnce'];
  const noting: Work = async (key, record) => {
    const answer = await work(key, record);
    shownOnce = answer.shownOnce;
    return answer;
  };
  const { answer, isReplayed } = await (input.isOneTransaction ? atOnce : stepByStep)(
    input,
    request,
    noting,
    refusalOf,
  );
  const replayed: Record<string, string> = isReplayed ? { 'Idempotent-Replayed': 'true' } : {};
  const text = isReplayed || shownOnce === undefined ? answer.body : withShown(answer, shownOnce);
  return { status: answer.status, text, headers: { ...answer.headers, ...replayed } };
}

/** What is stored, with what the first to be answered is shown besides; a refusal shows nothing. */
function withShown({ status, body }: StoredAnswer, shownOnce: NonNullable<Answer['shownOnce']>): string {
  return status < 300 ? JSON.stringify({ ...(JSON.parse(body) as object), ...shownOnce }) : body;
}

type Request = Parameters<typeof beginRequest>[2];
type RefusalOf = (thrown: unknown) => StoredAnswer | undefined;

/** Key, work and answer in one transaction; a refusal, which undoes it, in another. */
async function atOnce(
  { deps, caller }: OnceInput,
  request: Request,
  work: Work,
  refusalOf: RefusalOf,
): Promise<Answered> {
  try {
    return await doAtOnce(deps, caller, request, async (key, record) => toStored(await work(key, record)));
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal === undefined) throw thrown;
    return doAtOnce(deps, caller, request, () => Promise.resolve(refusal));
  }
}

/** Key, work and answer one after the other, for work that does more than write in the record. */
async function stepByStep(
  { deps, caller }: OnceInput,
  request: Request,
  work: Work,
  refusalOf: RefusalOf,
): Promise<Answered> {
  const begun = await beginRequest(deps, caller, request);
  if (begun.kind === 'answered') return { answer: begun.answer, isReplayed: true };
  const handle = { scope: request.scope, key: request.key, uuid: begun.key.uuid };
  let answer: StoredAnswer;
  try {
    answer = toStored(await work(begun.key, deps.record));
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal === undefined) {
      await releaseRequest(deps, caller, handle);
      throw thrown;
    }
    answer = refusal;
  }
  return { answer: await finishRequest(deps, caller, handle, answer), isReplayed: false };
}

const toStored = ({ status, headers, json }: Answer): StoredAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  body: json === undefined ? '' : JSON.stringify(json),
});

/** What is answered to a refusal; undefined for a fault of ours. */
function refused(thrown: unknown, requestId: string, path: string): StoredAnswer | undefined {
  const problem = problemOfThrown(thrown);
  if (problem.httpStatus >= 500 || problem.httpStatus === 429) return undefined;
  const headers = { 'Content-Type': 'application/problem+json' };
  return toStored({ status: problem.httpStatus, headers, json: problemDocument(problem, requestId, path) });
}

/** Hash of what was asked: the body in canonical form (RFC 8785) and the bytes of the file. */
async function hashOf(body: unknown, filePath: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(canonicalize(body ?? null) ?? '');
  if (filePath !== undefined) await pipeline(createReadStream(filePath), hash, { end: false });
  return hash.digest('hex');
}
