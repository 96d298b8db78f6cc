import { randomUUID } from 'node:crypto';
import type { Operation } from '../../api/contract/operation.js';
import { OPERATIONS } from '../../api/contract/operations.js';
import { Problem } from '../../api/contract/problem.js';
import { ApiProblem } from './apiProblem.js';

/** What one request carries beside its operation. */
export interface ApiRequest {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Multipart fields and one file, in place of `body`. */
  upload?: { fields: Readonly<Record<string, string>>; fileName: string; content: Uint8Array; mediaType: string };
  /** Default: a new one. The same key again asks for the same answer. */
  idempotencyKey?: string;
  /** Version for `If-Match`. */
  ifMatch?: string;
}

export interface ApiAnswer {
  status: number;
  /** Undefined for 204; bytes where the answer is no JSON. */
  body: unknown;
}

/** A connection to one installation's `/v1` as one person. */
export interface ApiClient {
  readonly url: string;
  /** @throws ApiProblem when the API refuses, ApiUnreachable when nothing answers */
  call(operationId: string, request?: ApiRequest): Promise<ApiAnswer>;
}

/** Nothing answered at the address, however often it was asked. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
}

/** How long a request is tried again, with the same key, while no one answers; longer than a dead process holds its key. */
const PATIENCE_MS = 25_000;
const PAUSE_MS = 200;

/**
 * @param url base address; of several, each request goes to the next, and so does a request that is tried again
 * @param actingFor the firm for which an agent asks
 * @param patienceMs how long to go on while the API cannot be reached (it may be starting again); 0 gives up at once
 */
export function createApiClient(options: {
  url: string | readonly string[];
  token?: string;
  actingFor?: string;
  patienceMs?: number;
}): ApiClient {
  const { url, patienceMs = PATIENCE_MS } = options;
  const nextUrl = inTurn(typeof url === 'string' ? [url] : url);
  return {
    url: nextUrl(),
    async call(operationId, request = {}) {
      const operation = getOperation(operationId);
      const nextAddress = (): URL => addressOf(nextUrl(), operation, request);
      const init = initOf(operation, request, options);
      const response = await fetchPatiently(nextAddress, init, patienceMs);
      return read(`${operation.method.toUpperCase()} ${new URL(response.url).pathname}`, response);
    },
  };
}

/** @throws when the contract has no such operation */
export function getOperation(operationId: string): Operation {
  const operation = OPERATIONS.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`The API has no operation ${operationId}.`);
  return operation;
}

function addressOf(url: string, operation: Operation, { path = {}, query = {} }: ApiRequest): URL {
  const filled = operation.path.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation.operationId} needs the path parameter ${name}.`);
    return encodeURIComponent(value);
  });
  const address = new URL(filled, url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address;
}

function initOf(
  operation: Operation,
  request: ApiRequest,
  { token, actingFor }: { token?: string; actingFor?: string },
): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (actingFor !== undefined) headers.set('acting-for', actingFor);
  if (operation.idempotent === true) headers.set('idempotency-key', request.idempotencyKey ?? randomUUID());
  if (request.ifMatch !== undefined) headers.set('if-match', `"${request.ifMatch}"`);
  const init: RequestInit = { method: operation.method.toUpperCase(), headers };
  if (request.upload !== undefined) return { ...init, body: formOf(request.upload) };
  if (operation.body === undefined) return init;
  headers.set('content-type', 'application/json');
  return { ...init, body: JSON.stringify(request.body ?? {}) };
}

function formOf({ fields, fileName, content, mediaType }: NonNullable<ApiRequest['upload']>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content], { type: mediaType }), fileName);
  return form;
}

/** Gives one after the other, then the first again. @throws when there is none */
function inTurn(urls: readonly string[]): () => string {
  let turn = 0;
  return () => {
    const url = urls[turn % urls.length];
    if (url === undefined) throw new Error('an API client needs an address');
    turn += 1;
    return url;
  };
}

async function fetchPatiently(nextAddress: () => URL, init: RequestInit, patienceMs: number): Promise<Response> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const address = nextAddress();
    try {
      const response = await fetch(address, init);
      if (Date.now() >= until || !(await passes(response.clone()))) return response;
      await response.body?.cancel();
    } catch (fault) {
      if (Date.now() >= until) {
        throw new ApiUnreachable(
          `Nothing answers at ${address.origin}. Is the installation up? Start it with: portolan up (or npm start), or name another with --url.`,
          { cause: fault },
        );
      }
    }
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
  }
}

/**
 * Is this answer one that passes by itself? A part behind the API is away for the moment (503), or a process that died
 * still holds the key (409), at most as long as its lease. The same key makes asking again harmless.
 */
async function passes(response: Response): Promise<boolean> {
  if (response.status !== 409) return response.status === 503;
  return (await response.text()).includes('"REQUEST.IDEMPOTENCY_KEY_IN_USE"');
}

async function read(request: string, response: Response): Promise<ApiAnswer> {
  const type = response.headers.get('content-type');
  if (response.ok && type !== null && !/\bjson\b/.test(type))
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  const text = await response.text();
  const body: unknown = text === '' ? undefined : parse(request, response, text);
  if (response.ok) return { status: response.status, body };
  const problem = Problem.safeParse(body);
  if (problem.success) throw new ApiProblem(request, response.status, problem.data);
  throw new Error(`${request} was answered ${response.status} without a problem document: ${text.slice(0, 200)}`);
}

function parse(request: string, response: Response, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new Error(
      `${request} was answered ${response.status} with something that is not JSON: ${text.slice(0, 200)}`,
      {
        cause: fault,
      },
    );
  }
}
