import type { Request, RequestHandler } from 'express';

const fromEnginePages = new WeakSet<Request>();

/** Does a request come from the engine's own pages, by the origin that the browser has put on it? */
export const isFromEnginePages = (request: Request): boolean => fromEnginePages.has(request);

/** For how long a browser may remember what it was told, seconds. */
const REMEMBERED = '600';

/**
 * Lets the engine's own pages, served from one named origin, ask for decrypted payloads from a person's browser. Every
 * other origin is told nothing, and so is kept out by the browser.
 * @param origin such as http://127.0.0.1:8080; undefined lets none in
 */
export function setUpEngineOrigin(origin: string | undefined): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    if (origin === undefined || request.get('Origin') !== origin) return next();
    fromEnginePages.add(request);
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (request.method !== 'OPTIONS') return next();
    response
      .set({
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'authorization, content-type, x-namespace',
        'Access-Control-Max-Age': REMEMBERED,
      })
      .status(204)
      .end();
  };
}
