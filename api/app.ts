import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { ServiceDeps } from '../services/serviceDeps.js';
import { createDocumentation } from './middleware/documentation.js';
import { setUpNotFound, setUpProblems } from './middleware/problems.js';
import { setUpRateLimit } from './middleware/rateLimit.js';
import { setUpRequestContext } from './middleware/requestContext.js';
import { setUpRequestMeter } from './middleware/requestMeter.js';
import { setUpRequestLog } from './middleware/requestLog.js';
import { setUpSecurityHeaders } from './middleware/securityHeaders.js';
import { mountRoutes } from './routing/mountRoutes.js';
import { createAdmission } from './routing/admission.js';
import type { AdmissionLimits, BodyLimits } from './routing/requestLimits.js';
import { ROUTES } from './routes.js';

export interface AppDeps {
  services: ServiceDeps;
  logger: Logger;
  limits: BodyLimits & AdmissionLimits;
  /** Addresses and networks of proxies whose word is taken for the address of a client. */
  trustedProxies?: readonly string[];
}

/** The API: a list of what every request passes through, and the routes. */
export function createApp({ services, logger, limits, trustedProxies = [] }: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...trustedProxies]);
  const admission = createAdmission(services, limits);
  app.use(setUpRequestContext());
  app.use(setUpSecurityHeaders());
  app.use(setUpRequestLog(logger));
  app.use(setUpRequestMeter(services.meters));
  app.use('/docs', createDocumentation());
  app.use('/v1', setUpRateLimit(admission));
  app.use(mountRoutes(ROUTES, services, limits, admission));
  app.use(setUpNotFound());
  app.use(setUpProblems(logger));
  return app;
}
