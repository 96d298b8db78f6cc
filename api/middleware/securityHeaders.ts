import { Router } from 'express';
import helmet from 'helmet';

/** Powers of a browser that no answer of ours needs. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Nothing but JSON and downloads comes from here: the strictest policy there is, on every answer, refusals too. The
 * documentation page has its own. No header of CORS is ever sent: no page of another origin reads an answer.
 */
export function setUpSecurityHeaders(): Router {
  const router = Router();
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
  );
  router.use((_request, response, next) => {
    response.set('Permissions-Policy', PERMISSIONS);
    // Answers hold what belongs to one caller; no cache on the way keeps them.
    response.set('Cache-Control', 'no-store');
    next();
  });
  return router;
}
