import { createServer } from 'node:net';

const host = '127.0.0.1';

/** The wished port if it is free on the loopback address, else any free one. */
export async function chooseFreePort(wished?: number): Promise<number> {
  if (wished !== undefined && (await canListen(wished)) !== undefined) return wished;
  const free = await canListen(0);
  if (free === undefined) throw new Error(`no free port on ${host}`);
  return free;
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

/** That many free ports, all different, from a range of ports; the caller names one that is large enough. */
export async function chooseFreePortsBetween(first: number, last: number, count: number): Promise<number[]> {
  const ports: number[] = [];
  // A start of its own each time keeps two installations that start at once out of each other's way.
  const start = first + Math.floor(Math.random() * (last - first));
  for (let step = 0; ports.length < count; step += 1) {
    if (step > last - first) throw new Error(`no ${count} free ports between ${first} and ${last} on ${host}`);
    const port = first + ((start - first + step) % (last - first + 1));
    if ((await canListen(port)) !== undefined) ports.push(port);
  }
  return ports;
}

function canListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
