import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { ServiceDeps } from '../services/serviceDeps.js';
import { createDocumentation } from './middleware/documentation.js';
import { setUpEngineOrigin } from './middleware/engineOrigin.js';
import { setUpNotFound, setUpProblems } from './middleware/problems.js';
import { setUpRateLimit } from './middleware/rateLimit.js';
import { setUpRequestContext } from './middleware/requestContext.js';
import { setUpRequestMeter } from './middleware/requestMeter.js';
import { setUpRequestLog } from './middleware/requestLog.js';
import { setUpSecurityHeaders } from './middleware/securityHeaders.js';
import { mountRoutes } from './routing/mountRoutes.js';
import type { BodyLimits } from './routing/readBody.js';
import { ROUTES } from './routes.js';

export interface AppDeps {
  services: ServiceDeps;
  logger: Logger;
  limits: BodyLimits;
  requestsPerMinute: number;
  /** Where the engine's own pages are served, which ask for decrypted payloads. */
  engineOrigin?: string | undefined;
}

/** The API: a list of what every request passes through, and the routes. */
export function createApp({ services, logger, limits, requestsPerMinute, engineOrigin }: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(setUpRequestContext());
  app.use(setUpRequestLog(logger));
  app.use(setUpRequestMeter(services.meters));
  app.use('/docs', createDocumentation());
  app.use(setUpSecurityHeaders());
  app.use('/v1/codec', setUpEngineOrigin(engineOrigin));
  app.use('/v1', setUpRateLimit(requestsPerMinute));
  app.use(mountRoutes(ROUTES, services, limits));
  app.use(setUpNotFound());
  app.use(setUpProblems(logger));
  return app;
}
