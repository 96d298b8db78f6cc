import { Agent, createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findOperation, matchContract } from '../support/api/matchContract.js';

/** What was asked and answered. */
export interface Verdict {
  /** Requests that reached the API. */
  requests: number;
  /** How many were answered with each status. */
  statuses: Map<number, number>;
  /** How often each operation was asked, by its name. */
  operations: Map<string, number>;
  /** How many requests came without a token of ours. */
  withoutToken: number;
  /** What must never happen, each kind once, with an example. */
  faults: Map<string, string>;
}

export interface Judge {
  url: string;
  verdict: Verdict;
  close(): Promise<void>;
}

/**
 * Stands between whoever makes up requests and the API, passes on every byte but for the description (see below), and looks at every answer: no fault of the
 * server, no status and no shape that is not described, no success for somebody who did not say who they are.
 * @param target address of the API
 * @param tokens all tokens that are good
 */
export async function startJudge(target: string, tokens: readonly string[]): Promise<Judge> {
  const known = new Set(tokens.map((token) => `Bearer ${token}`));
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const verdict: Verdict = {
    requests: 0,
    statuses: new Map(),
    operations: new Map(),
    withoutToken: 0,
    faults: new Map(),
  };
  const server = createServer((request, response) => {
    void pass(request, response, target, agent).then(
      (answer) => look(verdict, request, answer, known.has(request.headers.authorization ?? '')),
      (error: unknown) => {
        // What cannot be passed on reaches nobody: an address that is none.
        if (!response.headersSent) response.writeHead(400);
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    verdict,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      agent.destroy();
    },
  };
}

/** By which an agent names the firm that it asks for. */
const FIRM_HEADER = 'Acting-For';
/** The one operation that keeps it: elsewhere a made-up firm is refused at the door, and nothing behind is reached. */
const KEEPS_FIRM = 'getMe';

/** The description as it is handed out here. */
function withoutFirms(text: Buffer): Buffer {
  interface Described {
    operationId?: string;
    parameters?: { name: string }[];
  }
  const description = JSON.parse(text.toString('utf8')) as { paths: Record<string, Record<string, Described>> };
  for (const operation of Object.values(description.paths).flatMap((path) => Object.values(path))) {
    if (operation.operationId === KEEPS_FIRM) continue;
    operation.parameters = operation.parameters?.filter(({ name }) => name !== FIRM_HEADER) ?? [];
  }
  return Buffer.from(JSON.stringify(description));
}

interface Passed {
  status: number;
  isJson: boolean;
  text: string;
}

/** Passes a request on as it came and its answer back as it comes. */
function pass(request: IncomingMessage, response: ServerResponse, target: string, agent: Agent): Promise<Passed> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const onward = ask({
      hostname,
      port,
      agent,
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: request.rawHeaders,
    });
    onward.on('error', reject);
    onward.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        const came = Buffer.concat(chunks);
        const body = request.url === '/openapi.json' && status === 200 ? withoutFirms(came) : came;
        const headers = body === came ? answer.rawHeaders : { 'content-type': 'application/json' };
        response.writeHead(status, headers);
        response.end(body);
        const isJson = /\bjson\b/.test(answer.headers['content-type'] ?? '');
        resolve({ status, isJson, text: isJson ? body.toString('utf8') : '' });
      });
    });
    request.pipe(onward);
  });
}

/** Characters of an answer that are shown as an example. */
const LONGEST = 2_000;

function look(verdict: Verdict, request: IncomingMessage, answer: Passed, isKnown: boolean): void {
  const { method = 'GET', url = '/' } = request;
  const { status } = answer;
  const path = url.split('?')[0] ?? url;
  const operation = findOperation(method, path);
  const name = operation?.operationId ?? 'no operation';
  verdict.requests += 1;
  count(verdict.statuses, status);
  count(verdict.operations, name);
  if (!isKnown) verdict.withoutToken += 1;
  const fault = (what: string): void => {
    if (!verdict.faults.has(what))
      verdict.faults.set(what, `${method} ${url} was answered ${status} ${answer.text.slice(0, LONGEST)}`);
  };
  if (status >= 500) fault(`${name}: a fault of the server`);
  if (operation === undefined) return;
  const answersUnknown = status < 400 && (operation.auth === 'signature' || (operation.auth === 'bearer' && !isKnown));
  if (answersUnknown) fault(`${name}: success for somebody unknown`);
  try {
    matchContract(method, path, status, answer.isJson && answer.text !== '' ? JSON.parse(answer.text) : {});
  } catch (error) {
    fault(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
