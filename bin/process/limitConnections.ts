import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerLimits } from './serverLimits.js';

/**
 * Closes connections beyond the limits as they come, before a byte of them is read: of the whole server, and of one
 * address, so that one client who opens connections and says nothing leaves room for the others.
 */
export function limitConnections(
  server: Server,
  limits: Pick<ServerLimits, 'connections' | 'connectionsPerAddress' | 'isTrustedProxy'>,
): void {
  const { connections, connectionsPerAddress, isTrustedProxy = () => false } = limits;
  server.maxConnections = connections;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isTrustedProxy(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > connectionsPerAddress) socket.destroy();
  });
}
