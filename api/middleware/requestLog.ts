import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Paths whose every request would only fill the log. */
const QUIET = new Set(['/healthz', '/readyz']);

/**
 * One line a request: method, path without query, status, time. Headers and bodies are never logged: they hold tokens
 * and personal data.
 */
export function setUpRequestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    genReqId: (_request, response) => String(response.getHeader('X-Request-Id') ?? ''),
    autoLogging: { ignore: (request) => QUIET.has(request.url ?? '') },
    customProps: (_request, response) => ({ correlationId: response.getHeader('X-Correlation-Id') }),
    customLogLevel: (_request, response, error) =>
      error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}
