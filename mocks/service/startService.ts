import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import express, { type ErrorRequestHandler } from 'express';
import { createCommandRoutes, openAnswers } from './commandRoutes.js';
import { createControlRoutes } from './controlRoutes.js';
import { DEFAULT_NOTICE_RETRY, type NoticeRetry } from './deliveryRules.js';
import { EffectLog } from './effectLog.js';
import type { JsonObject } from './json.js';
import { Journal } from './journal.js';
import { NoticeOutbox } from './noticeOutbox.js';
import { Outages } from './outages.js';
import { Progress } from './progress.js';
import { createQuestionRoutes } from './questionRoutes.js';
import { ScriptBook } from './scriptBook.js';
import type { CreateRules, ServiceParts, ServiceRules } from './serviceParts.js';

/** Largest message a counterparty takes. */
const BODY_LIMIT = '1mb';

/** Longer than a client keeps an idle connection, so that it is the client who closes. */
const KEEP_ALIVE_MS = 75_000;

export interface ServiceOptions {
  host: string;
  /** 0 picks a free port. */
  port: number;
  /** Folder for the service's memory (one file); without it, it forgets when it stops. */
  stateDir?: string | undefined;
  /** Notices go to `<callbackBaseUrl>/v1/notices/<service>`. */
  callbackBaseUrl: string;
  /** Standard Webhooks secret, `whsec_…`. */
  secret: string;
  /** Time between a command and what the counterparty does next by itself, and between such steps. */
  autoProgressMs?: number | undefined;
  noticeRetry?: NoticeRetry | undefined;
  log?: ((message: string, fields: JsonObject) => void) | undefined;
  now?: (() => Date) | undefined;
}

export interface RunningService {
  url: string;
  stop(): Promise<void>;
}

/** Starts one mock counterparty: its memory, its routes, its deliveries, and what it had still to do from before. */
export async function startService(
  serviceName: string,
  createRules: CreateRules,
  options: ServiceOptions,
): Promise<RunningService> {
  const now = options.now ?? (() => new Date());
  const log = options.log ?? (() => undefined);
  const journal = new Journal(
    options.stateDir === undefined ? undefined : join(options.stateDir, `${serviceName}.jsonl`),
  );
  const stopping = new AbortController();
  let rules: ServiceRules | undefined = undefined;
  const getRules = (): ServiceRules => {
    if (!rules) throw new Error(`${serviceName} has no rules yet.`);
    return rules;
  };
  let url = '';
  const parts: ServiceParts = {
    journal,
    scripts: new ScriptBook(journal, serviceName),
    outages: new Outages(now),
    effects: new EffectLog(journal, now),
    outbox: new NoticeOutbox(journal, {
      url: new URL(`v1/notices/${serviceName}`, `${options.callbackBaseUrl.replace(/\/$/, '')}/`).href,
      secret: options.secret,
      retry: options.noticeRetry ?? DEFAULT_NOTICE_RETRY,
      now,
      contraryOf: (draft) => getRules().contraryOf(draft),
      log,
    }),
    progress: new Progress(journal, {
      delayMs: options.autoProgressMs ?? 200,
      now,
      apply: (subject, event) => getRules().applyEvent(subject, event, {}),
    }),
    now,
    baseUrl: () => url,
    stopping: stopping.signal,
    log,
  };
  rules = createRules(parts);

  const server = createServer(createApp(serviceName, rules, parts));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  url = await listen(server, options.host, options.port);
  parts.outbox.start();
  parts.progress.start();
  return {
    url,
    async stop() {
      stopping.abort();
      parts.progress.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, parts.outbox.stop()]);
      journal.close();
    },
  };
}

function createApp(serviceName: string, rules: ServiceRules, parts: ServiceParts): express.Application {
  const answers = openAnswers(parts);
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: BODY_LIMIT }));
  app.get('/healthz', (_request, response) => {
    response.json({ service: serviceName, status: 'up' });
  });
  app.use('/_control', createControlRoutes(rules, parts));
  app.use(createCommandRoutes(rules.operations, parts, answers));
  app.use(createQuestionRoutes(rules, parts, answers));
  rules.addRoutes?.(app);
  app.use((_request, response) => {
    response.status(404).json({ code: 'NO_SUCH_ROUTE' });
  });
  app.use(answerError(parts));
  return app;
}

/** What Express says of a request that it could not read. */
const StatusSchema = z.object({ status: z.int().min(400).max(599) });

function answerError(parts: ServiceParts): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const status = StatusSchema.safeParse(error).data?.status ?? 500;
    parts.log('request failed', {
      status,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    response.status(status).json({ code: status < 500 ? 'BAD_REQUEST' : 'DEFECT' });
  };
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('The service has no port.'));
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });
}
