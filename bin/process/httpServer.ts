import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Listens and answers the server once it does. */
export function listen(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

/**
 * Takes no new request, lets the running ones finish, and closes what is still open after the grace time.
 * @param graceMs milliseconds
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = new AbortController();
  await Promise.race([closed, delay(graceMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
  server.closeAllConnections();
  await closed;
}
