import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { createHash } from 'node:crypto';
import { ServiceProblem } from '../../services/problem.js';

/** At most so many requests a minute of one token, or of one address where there is none. Counted in this process. */
export function setUpRateLimit(requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => {
      const token = request.get('Authorization');
      if (token !== undefined) return createHash('sha256').update(token).digest('base64url');
      return ipKeyGenerator(request.ip ?? '');
    },
    handler: (_request, response, next) => {
      // Set by the limiter itself: seconds until the window ends.
      const retryAfterSeconds = Number(response.getHeader('Retry-After') ?? 60);
      next(new ServiceProblem('REQUEST.RATE_LIMITED', { retryAfterSeconds }));
    },
  });
}
