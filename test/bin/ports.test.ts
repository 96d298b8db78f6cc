import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../bin/setup/checkout.mjs';
import { chooseFreePort, grantPorts } from '../../bin/supervise/ports.js';

/** Lowest port that Linux gives to outgoing connections unless it is told otherwise (net.ipv4.ip_local_port_range). */
const leastOutgoing = 32_768;

describe('free ports', () => {
  it('are all different, and none that the system gives to outgoing connections', async () => {
    const ports = await grantPorts(Array.from({ length: 50 }, () => undefined));
    expect(new Set(ports).size).toBe(50);
    expect(ports.filter((port) => port >= leastOutgoing)).toEqual([]);
  });

  it('are not chosen by another process while the one that chose them lives, though nobody listens yet', async () => {
    const { random } = Math;
    Math.random = () => 0.4321;
    try {
      const ours = [await chooseFreePort(), await chooseFreePort(), await chooseFreePort()];
      const ports = pathToFileURL(join(checkout, 'bin', 'supervise', 'ports.ts')).href;
      const program = `Math.random = () => 0.4321; const { chooseFreePort } = await import('${ports}'); console.log(await chooseFreePort());`;
      const args = ['--import', 'tsx', '--input-type=module', '-e', program];
      const theirs = Number(execFileSync(process.execPath, args, { cwd: checkout, encoding: 'utf8' }));
      expect(ours).toEqual([ours[0], (ours[0] ?? 0) + 1, (ours[0] ?? 0) + 2]);
      expect(theirs).toBe((ours[0] ?? 0) + 3);
    } finally {
      Math.random = random;
    }
  });

  it('the wished one, if it is free', async () => {
    const free = await chooseFreePort();
    expect(await chooseFreePort(free)).toBe(free);
  });
});
