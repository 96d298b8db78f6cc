import type { RequestHandler } from 'express';
import type { Meters } from '../../domain/meters/meters.js';

/**
 * Measures every answer by route and status. A route is named by its pattern, since addresses hold ids; whatever no route
 * took is one name, since addresses are the callers' to invent.
 */
export function setUpRequestMeter(meters: Meters): RequestHandler {
  return (request, response, next) => {
    const startedAtMs = performance.now();
    response.once('finish', () => {
      const route = request.route as { path: unknown } | undefined;
      const path = typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : undefined;
      meters.time(
        'portolan_http_request_duration_seconds',
        { route: path === undefined ? 'none' : `${request.method} ${path}`, status: String(response.statusCode) },
        (performance.now() - startedAtMs) / 1000,
      );
    });
    next();
  };
}
