import type { Request } from 'express';
import type { Caller } from '../../services/caller.js';

/**
 * Opens a session of its own for whoever has signed in, or has taken another of their roles. The one before ends: one that
 * somebody else may have put into this browser, or knows from before, gains nothing.
 */
export async function openSession(
  request: Request,
  { caller, idToken }: { caller: Caller; idToken: string | undefined },
): Promise<void> {
  await regenerate(request);
  const userAgent = userAgentOf(request);
  Object.assign(request.session, { caller, ...(idToken === undefined ? {} : { idToken }), userAgent });
  await save(request);
}

/** What the browser calls itself. What cannot be shown is left out; a browser calls itself what it likes. */
export const userAgentOf = (request: Request): string | undefined =>
  request
    .get('User-Agent')
    ?.replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 300);

const finished = (begin: (done: (fault?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    begin((fault) => {
      if (fault === undefined || fault === null) resolve();
      else reject(fault instanceof Error ? fault : new Error('the session cannot be kept', { cause: fault }));
    });
  });

export const save = (request: Request): Promise<void> => finished((done) => request.session.save(done));
export const regenerate = (request: Request): Promise<void> => finished((done) => request.session.regenerate(done));
export const destroy = (request: Request): Promise<void> => finished((done) => request.session.destroy(done));
