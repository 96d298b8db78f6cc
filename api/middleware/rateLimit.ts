import type { RequestHandler } from 'express';
import type { Admission } from '../routing/admission.js';

/** Counts every request of an address, whatever it asks for; the rest is counted once it is known who asks. */
export function setUpRateLimit(admission: Admission): RequestHandler {
  return async (request, _response, next) => {
    await admission.countAddress(request);
    next();
  };
}
