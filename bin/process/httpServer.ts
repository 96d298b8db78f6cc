import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { limitConnections } from './limitConnections.js';
import type { ServerLimits } from './serverLimits.js';

/**
 * Listens and answers the server once it does.
 * @param limits of a server that strangers reach; without them Node's own hold
 * @param refusalOf what is answered to what is no request, or does not come whole in time, by its status
 */
export async function listen(
  handler: RequestListener,
  host: string,
  port: number,
  limits?: ServerLimits,
  refusalOf: (status: RefusedStatus) => Refusal = plainRefusal,
): Promise<Server> {
  const server = limits === undefined ? createServer(handler) : createLimited(handler, limits);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error, socket, refusalOf));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

/** What a request can be that never becomes one. */
export type RefusedStatus = 400 | 408 | 431;

/** An answer that is written to the connection itself. */
export interface Refusal {
  headers: Readonly<Record<string, string>>;
  body: string;
}

const plainRefusal = (): Refusal => ({ headers: {}, body: '' });

function createLimited(handler: RequestListener, limits: ServerLimits): Server {
  const { headBytes, headMs, requestMs, idleMs, keepAliveMs, headers } = limits;
  const server = createServer(
    {
      maxHeaderSize: headBytes,
      headersTimeout: headMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      // Node looks this often for what is too slow.
      connectionsCheckingInterval: Math.max(50, Math.min(1_000, Math.floor(Math.min(headMs, requestMs) / 4))),
    },
    handler,
  );
  server.maxHeadersCount = headers;
  // Nothing read and nothing written for so long: also a reader who has stopped reading.
  server.setTimeout(idleMs);
  limitConnections(server, limits);
  return server;
}

const STATUSES: Readonly<Record<string, RefusedStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

function refuse(error: NodeJS.ErrnoException, socket: Duplex, refusalOf: (status: RefusedStatus) => Refusal): void {
  // The client is gone, or an answer is under way already that nothing can be put into.
  if (error.code === 'ECONNRESET' || !socket.writable || (socket instanceof Socket && socket.bytesWritten > 0)) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  const { headers, body } = refusalOf(status);
  const lines = { ...headers, 'Content-Length': String(Buffer.byteLength(body)), Connection: 'close' };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  // A client that goes on sending does not keep the connection open.
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head.join('')}\r\n${body}`, () => socket.destroy());
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
