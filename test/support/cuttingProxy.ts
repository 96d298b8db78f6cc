import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut at the worst moment. */
export interface CuttingProxy {
  port: number;
  /** How often it has cut. */
  readonly cuts: number;
  /** Cuts once, after the server has done what a message with this text asks, and before its answer is heard. */
  cutAnswerTo(text: string): void;
  stop(): Promise<void>;
}

/** Starts a TCP proxy to a server on the loopback address. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  let wanted: string | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    let isCutting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (wanted !== undefined && chunk.includes(wanted)) {
        isCutting = true;
        wanted = undefined;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!isCutting) return void client.write(chunk);
      cuts += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return cuts;
    },
    cutAnswerTo(text) {
      wanted = text;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
