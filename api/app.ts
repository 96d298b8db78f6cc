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
import { createAdmission } from './routing/admission.js';
import type { AdmissionLimits, BodyLimits } from './routing/requestLimits.js';
import { ROUTES } from './routes.js';
import { setUpSession, unlessTokenIsSent } from './session/setUpSession.js';
import { createSignInPages, type SignInSettings } from './signIn/signInPages.js';

export interface AppDeps {
  services: ServiceDeps;
  logger: Logger;
  limits: BodyLimits & AdmissionLimits;
  /** Addresses and networks of proxies whose word is taken for the address of a client. */
  trustedProxies?: readonly string[];
  signIn: SignInSettings;
  /** Where the engine's own pages are served, which ask for decrypted payloads. */
  engineOrigin?: string | undefined;
}

/** The API: a list of what every request passes through, and the routes. */
export function createApp({ services, logger, limits, trustedProxies = [], signIn, engineOrigin }: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...trustedProxies]);
  const readSession = setUpSession(services, signIn.cookies);
  const admission = createAdmission(services, limits);
  app.use(setUpRequestContext());
  app.use(setUpSecurityHeaders());
  app.use(setUpRequestLog(logger));
  app.use(setUpRequestMeter(services.meters));
  app.use('/docs', createDocumentation());
  app.use('/v1/codec', setUpEngineOrigin(engineOrigin));
  app.use(['/v1', '/sign-in', '/sign-out'], setUpRateLimit(admission));
  app.use('/v1', unlessTokenIsSent(readSession));
  app.use(['/sign-in', '/sign-out'], readSession);
  app.use(createSignInPages(services, signIn));
  app.use(mountRoutes(ROUTES, services, limits, admission));
  app.use(setUpNotFound());
  app.use(setUpProblems(logger));
  return app;
}
