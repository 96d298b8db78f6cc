import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { runCli } from '../../../cli/main.js';

const root = resolve(import.meta.dirname, '../../..');

/** What one run of the command line printed, line by line, and its exit code. */
export interface Printed {
  out: string[];
  err: string[];
  exitCode: number;
}

/** An API of a test's own, which answers as it is told and keeps what it was asked. */
export interface AnsweringApi {
  /** What it answers, by method and path; of a list each in turn. A problem document is answered with its status. */
  answers: Record<string, unknown>;
  asked: { request: string; query: string; body: unknown; ifMatch: string | undefined }[];
  /** Runs the command line against it. */
  portolan(...args: string[]): Promise<Printed>;
  close(): Promise<void>;
}

const statusOf = (answer: unknown): number => {
  const status = (answer as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' ? status : 200;
};

/** Starts one on a free port of this machine. */
export async function startAnsweringApi(): Promise<AnsweringApi> {
  const answers: AnsweringApi['answers'] = {};
  const asked: AnsweringApi['asked'] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://api');
    const name = `${request.method ?? ''} ${pathname}`;
    void text(request).then((body) => {
      asked.push({
        ...{ request: name, query: search, ifMatch: request.headers['if-match'] },
        body: body === '' ? undefined : JSON.parse(body),
      });
      const known = answers[name];
      const next: unknown = Array.isArray(known) ? known.shift() : known;
      response.statusCode = statusOf(next);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(next));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    answers,
    asked,
    async portolan(...args) {
      const [out, err]: [string[], string[]] = [[], []];
      const exitCode = await runCli([...args, '--url', url, '--token', 't'], {
        ...{ environment: {}, root, isTerminal: false, out: (line) => out.push(line), err: (line) => err.push(line) },
      });
      return { out, err, exitCode };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
