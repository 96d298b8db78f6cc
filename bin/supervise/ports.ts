import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const host = '127.0.0.1';

/**
 * Where ports without a wish come from: below those that systems give to outgoing connections (32,768 and up on Linux,
 * 49,152 on macOS), or a connection of any program could take a port between its choice and its use. Temporal writes its
 * members' ports in a PostgreSQL `smallint`, which ends at 32,767.
 */
const [first, last] = [20_000, 32_000];

/** The wished port if it is free on the loopback address, else any free one. */
export async function chooseFreePort(wished?: number): Promise<number> {
  if (wished !== undefined && (await canListen(wished))) return wished;
  const start = Math.floor(Math.random() * (last - first));
  for (let step = 0; step <= last - first; step += 1) {
    const port = first + ((start + step) % (last - first + 1));
    if ((await canListen(port)) && (await reserve(port))) return port;
  }
  throw new Error(`no free port between ${first} and ${last} on ${host}`);
}

/** That many free ports, all different; the first is the wished one if that is free. */
export function chooseFreePorts(count: number, wished?: number): Promise<number[]> {
  return grantPorts(Array.from({ length: count }, (_, index) => (index === 0 ? wished : undefined)));
}

/** For each wish the wished port if it is free, else any free one; all different. */
export async function grantPorts(wishes: readonly (number | undefined)[]): Promise<number[]> {
  const ports = new Set<number>();
  for (const wished of wishes) {
    let port = await chooseFreePort(wished);
    while (ports.has(port)) port = await chooseFreePort();
    ports.add(port);
  }
  return [...ports];
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Keeps a port from every other start that chooses one at this moment, until this process ends. Its UDP twin is what is
 * held: nobody here uses that, the system gives it to one process alone, and takes it back however the process ends.
 * @returns whether it was still to be had
 */
function reserve(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const twin = createSocket('udp4');
    twin.once('error', () => resolve(false));
    twin.bind({ port, address: host, exclusive: true }, () => {
      twin.unref();
      resolve(true);
    });
  });
}
