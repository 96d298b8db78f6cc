import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ServiceProblem } from '../../services/problem.js';
import type { Problem } from '../contract/problem.js';
import { problemOfThrown } from '../routing/problemOfThrown.js';

/** Where the meaning of each code can be read; a URI reference, resolved against this API's own documentation. */
const typeOf = (code: string): string => `/docs/errors#${code}`;

/** The problem document of a problem (RFC 9457). */
export function problemDocument(problem: ServiceProblem, requestId: string, instance?: string): Problem {
  const { detail, faults, state, allowedActions } = problem.parts;
  return {
    type: typeOf(problem.code),
    title: problem.title,
    status: problem.httpStatus,
    code: problem.code,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    request_id: requestId,
    ...(faults === undefined ? {} : { errors: [...faults] }),
    ...(state === undefined ? {} : { state }),
    ...(allowedActions === undefined ? {} : { allowed_actions: [...allowedActions] }),
  };
}

/** Any address that no route has. */
export function setUpNotFound(): RequestHandler {
  return (_request, _response, next) => next(new ServiceProblem('REQUEST.ROUTE_NOT_FOUND'));
}

/** The one place where what was thrown becomes an answer. Callers never see a stack, SQL or another part's words. */
export function setUpProblems(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response: Response, next) => {
    const problem = problemOfThrown(thrown);
    if (problem.httpStatus >= 500) logger.error({ err: thrown, code: problem.code }, 'request failed');
    if (response.headersSent) {
      next(thrown);
      return;
    }
    if (problem.parts.retryAfterSeconds !== undefined)
      response.set('Retry-After', String(problem.parts.retryAfterSeconds));
    if (problem.httpStatus === 401) response.set('WWW-Authenticate', 'Bearer');
    response
      .status(problem.httpStatus)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem, String(response.locals.requestId), request.path)));
  };
}
