import { randomUUID } from 'node:crypto';
import { matchContract } from './matchContract.js';
import type { TestApi } from './startTestApi.js';
import type { Handle } from './people.js';

/** An answer with its text as it came. */
export interface TestAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed, when there is JSON. */
  body: Record<string, unknown> & { [member: string]: unknown };
}

export interface TestRequest {
  /** Who asks; nobody when absent. */
  as?: Handle;
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  raw?: string | Uint8Array<ArrayBuffer> | FormData;
  headers?: Record<string, string>;
  /** Default for POST: a new one; null sends none. */
  key?: string | null;
}

/** One request, without the help of any client of ours. */
export async function send(api: TestApi, method: string, path: string, request: TestRequest = {}): Promise<TestAnswer> {
  const headers = new Headers(request.headers);
  if (request.as !== undefined) headers.set('authorization', `Bearer ${api.people[request.as].token}`);
  if (request.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  if (method === 'POST' && request.key !== null && !headers.has('idempotency-key')) {
    headers.set('idempotency-key', request.key ?? randomUUID());
  }
  const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const response = await fetch(`${api.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : {};
  matchContract(method, path, response.status, parsed);
  return { status: response.status, headers: response.headers, text, body: parsed as TestAnswer['body'] };
}

export const get = (api: TestApi, path: string, as?: Handle): Promise<TestAnswer> =>
  send(api, 'GET', path, as === undefined ? {} : { as });

export const post = (api: TestApi, path: string, request: TestRequest): Promise<TestAnswer> =>
  send(api, 'POST', path, { body: {}, ...request });

/** Codes of the faults of a problem, with their pointers. */
export const faultsOf = ({ body }: TestAnswer): { pointer: string; code: string }[] =>
  ((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => ({ pointer, code }));
