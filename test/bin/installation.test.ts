import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { claimPair, MismatchedPair } from '../../bin/identity/installationIdentity.js';
import { AlreadyRunning } from '../../bin/supervise/leftovers.js';
import { isRunning } from '../../bin/supervise/processIdentity.js';
import { resetInstallation } from '../../bin/supervise/reset.js';
import { RunRecordFile } from '../../bin/supervise/runRecord.js';
import { until } from '../../bin/supervise/until.js';
import { statusOf } from '../../bin/supervise/status.js';
import { startInstallation, type StartOptions } from '../../bin/supervise/up.js';
import type { Installation } from '../../bin/supervise/installation.js';

const root = mkdtempSync(join(tmpdir(), 'portolan home-'));
chmodSync(root, 0o755);
const home = join(root, 'a home');
let running: Installation | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(async () => {
  await resetInstallation(home);
  rmSync(root, { recursive: true, force: true });
});

async function start(options: Partial<StartOptions> = {}): Promise<Installation> {
  const own = {
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    TEMPORAL_ADDRESS: undefined,
    TEMPORAL_NAMESPACE: undefined,
  };
  running = await startInstallation({ home, only: ['postgres', 'temporal'], env: own, throwaway: true, ...options });
  return running;
}

async function withTemporal<T>(installation: Installation, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: installation.temporal?.address ?? '' });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

function get<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('undefined');
  return value;
}

describe('an installation', () => {
  test('keeps its record and its open workflows over a stop and a start', async () => {
    const first = await start();
    await withTemporal(first, (client) =>
      client.workflow.start('clearance', { workflowId: 'clearance:kept', taskQueue: 'nobody-listens' }),
    );
    await first.stop();
    expect(new RunRecordFile(home).find()).toBeUndefined();

    const second = await start();
    expect(second.id).toBe(first.id);
    const found = await withTemporal(second, (client) => client.workflow.getHandle('clearance:kept').describe());
    expect(found.status.name).toBe('RUNNING');
  }, 60_000);

  test('is found by status, refuses a second start, and leaves nothing running when it stops', async () => {
    const installation = await start();
    const status = await statusOf(home);
    expect(status).toMatchObject({
      running: true,
      installationId: installation.id,
      supervisorPid: process.pid,
      temporalAddress: installation.temporal?.address,
    });
    expect(status.processes.map(({ name, running: up }) => `${name} ${up}`).sort()).toEqual([
      'postgres true',
      'temporal true',
    ]);
    await expect(startInstallation({ home, only: ['postgres'] })).rejects.toThrow(AlreadyRunning);

    const { processes } = get(new RunRecordFile(home).find());
    await installation.stop();
    expect(processes.filter(isRunning)).toEqual([]);
    expect((await statusOf(home)).running).toBe(false);
  }, 60_000);

  test('has its processes killed and started again on the same port, told when one ends unasked', async () => {
    const installation = await start();
    const ended: string[] = [];
    installation.onUnexpectedEnd = (name) => ended.push(name);
    await installation.killProcess('postgres', 'SIGKILL');
    expect(installation.processes.get('postgres')).toBeUndefined();
    await installation.restartProcess('postgres');
    const client = new pg.Client({ connectionString: get(installation.database.owner) });
    await client.connect();
    await client.end();
    expect(ended).toEqual([]);

    process.kill(get(installation.processes.get('temporal')), 'SIGKILL');
    await until(() => (ended.length > 0 ? true : undefined), { what: 'word that Temporal ended', withinMs: 10_000 });
    await installation.restartProcess('temporal');
    await withTemporal(installation, (found) => found.workflow.getHandle('clearance:kept').describe());
    expect(ended).toEqual(['temporal']);
  }, 60_000);

  test('takes other ports when the usual ones are taken', async () => {
    const blockers = await Promise.all([54_329, 7233].map(block));
    try {
      const installation = await start({ throwaway: false });
      expect(installation.temporal?.address).not.toBe('127.0.0.1:7233');
      expect(get(installation.database.owner)).not.toContain(':54329/');
    } finally {
      for (const blocker of blockers) blocker?.close();
    }
  }, 60_000);

  test('claims a new pair once and refuses one that does not match', async () => {
    const installation = await start();
    const [owner, temporal] = [get(installation.database.owner), get(installation.temporal)];
    await claimPair(owner, temporal, installation.id, true);
    await claimPair(owner, temporal, installation.id, false);

    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query("UPDATE installation SET installation_id = 'another'");
    await expect(claimPair(owner, temporal, installation.id, false)).rejects.toThrow(MismatchedPair);
    await client.query('DELETE FROM installation');
    await client.end();
    await expect(claimPair(owner, temporal, installation.id, false)).rejects.toThrow(
      /belongs to installation none yet/,
    );
    // A first start that died between the two writes is finished by the next.
    await claimPair(owner, temporal, installation.id, true);
    await claimPair(owner, temporal, installation.id, false);
  }, 60_000);

  test('is deleted whole by a reset', async () => {
    const installation = await start();
    await expect(resetInstallation(home)).rejects.toThrow(AlreadyRunning);
    await installation.stop();
    expect((await resetInstallation(home)).length).toBeGreaterThan(3);
    expect(
      ['postgres', 'temporal.db', 'logs', 'installation.json'].filter((name) => existsSync(join(home, name))),
    ).toEqual([]);
  }, 60_000);
});

/** Takes a port, or finds it taken already. */
function block(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server));
  });
}
