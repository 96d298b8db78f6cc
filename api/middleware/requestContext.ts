import type { RequestHandler } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { withCorrelation } from '../../services/correlation.js';

const NAME = /^[A-Za-z0-9_.:-]{8,100}$/;

/** Gives every request an id and a correlation id (the caller's own, where well formed), in headers and in all logs. */
export function setUpRequestContext(): RequestHandler {
  return (request, response, next) => {
    const given = (name: string): string | undefined => {
      const value = request.get(name);
      return value !== undefined && NAME.test(value) ? value : undefined;
    };
    const requestId = given('X-Request-Id') ?? uuidv7();
    const correlationId = given('X-Correlation-Id') ?? requestId;
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.set('X-Correlation-Id', correlationId);
    withCorrelation({ requestId, correlationId }, next);
  };
}
