/**
 * What one automatic green clearance costs: events and bytes of its history, commits and rows of WAL, CPU time of every
 * process. Run it with `npm run bench:cost -- [clearances]`; it starts an installation of its own and throws it away.
 * CPU time and counts can be compared between machines of a kind; seconds on the clock cannot.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { outsideFolders } from '../bin/postgres/placement.js';
import type { Installation } from '../bin/supervise/installation.js';
import { startInstallation } from '../bin/supervise/up.js';
import { getTarget } from '../cli/client/installationAccess.js';
import { loadScenario } from '../cli/scenario/loadScenarios.js';
import { runScenario } from '../cli/scenario/runScenario.js';
import type { Scenario } from '../cli/scenario/schema.js';
import type { Target } from '../cli/scenario/target.js';
import { clearanceWorkflowId } from '../domain/ids/workflowIds.js';

const WARM_UP = 25;
const AT_ONCE = 4;
/** Clock ticks a second in /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

const count = Number(process.argv[2] ?? 50);

/** Parent and CPU milliseconds of each running process. */
function readProcesses(): Map<number, { parent: number; cpuMs: number }> {
  const found = new Map<number, { parent: number; cpuMs: number }>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      // Fields 14 to 17 of proc(5), counted from the state that follows the name: own and waited-for children's time.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(Number(name), { parent: Number(fields[1]), cpuMs: (ticks * 1000) / TICKS_PER_SECOND });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

function cpuByProcess(installation: Installation): Map<string, number> {
  const processes = readProcesses();
  const childrenOf = (pid: number): number[] =>
    [...processes].filter(([, { parent }]) => parent === pid).map(([child]) => child);
  const whole = (pid: number): number =>
    (processes.get(pid)?.cpuMs ?? 0) + childrenOf(pid).reduce((sum, child) => sum + whole(child), 0);
  return new Map(
    [...installation.processes].flatMap(([name, pid]) => (pid === undefined ? [] : [[name, whole(pid)] as const])),
  );
}

async function readDatabase(url: string): Promise<{ commits: number; walBytes: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Backends report their statistics when they are idle, at most a second late.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const { rows } = await client.query<{ commits: string; wal: string }>(
      "SELECT sum(xact_commit) AS commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS wal FROM pg_stat_database",
    );
    return { commits: Number(rows[0]?.commits), walBytes: Number(rows[0]?.wal) };
  } finally {
    await client.end();
  }
}

async function carry(scenario: Scenario, target: Target, parcels: number): Promise<string[]> {
  const ids: string[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < parcels) {
      next += 1;
      const { passed, declarationId, failure } = await runScenario(scenario, target);
      if (!passed || !declarationId) throw new Error(`a clearance did not reach its end: ${failure ?? ''}`);
      ids.push(declarationId);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return ids;
}

async function readHistories(
  installation: Installation,
  ids: readonly string[],
): Promise<{ events: number; bytes: number }> {
  const connection = await Connection.connect({ address: installation.temporal?.address ?? '' });
  try {
    const client = new Client({ connection });
    const sizes = await Promise.all(
      ids.map(
        async (id) => (await client.workflow.getHandle(clearanceWorkflowId(id)).describe()).raw.workflowExecutionInfo,
      ),
    );
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      events: mean(sizes.map((info) => Number(info?.historyLength))),
      bytes: mean(sizes.map((info) => Number(info?.historySizeBytes))),
    };
  } finally {
    await connection.close();
  }
}

const home = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
chmodSync(home, 0o755);
const installation = await startInstallation({ home, throwaway: true, env: { PORTOLAN_ENV: 'test' } });
try {
  const target = getTarget(home);
  const whole = loadScenario('examples/coffee-green.json');
  // The parcel is carried to its end; what the example expects beside it is tested elsewhere, not measured here.
  const scenario: Scenario = { ...whole, steps: whole.steps.filter((step) => !('expect' in step)) };
  const database = installation.database.superuser ?? '';
  await carry(scenario, target, WARM_UP);
  const before = { cpu: cpuByProcess(installation), database: await readDatabase(database), at: Date.now() };
  const ids = await carry(scenario, target, count);
  const elapsedMs = Date.now() - before.at;
  const cpu = cpuByProcess(installation);
  const after = await readDatabase(database);
  const history = await readHistories(installation, ids);
  const each = (value: number): number => Math.round((value / count) * 10) / 10;
  const cpuMs = Object.fromEntries([...cpu].map(([name, ms]) => [name, each(ms - (before.cpu.get(name) ?? 0))]));
  process.stdout.write(
    `${JSON.stringify(
      {
        clearances: count,
        atOnce: AT_ONCE,
        historyEvents: history.events,
        historyBytes: Math.round(history.bytes),
        commits: each(after.commits - before.database.commits),
        walBytes: Math.round((after.walBytes - before.database.walBytes) / count),
        cpuMs,
        cpuMsInAll: Math.round(Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0)),
        secondsEach: Math.round(elapsedMs / count) / 1000,
        machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version },
      },
      null,
      2,
    )}\n`,
  );
} finally {
  await installation.stop();
  for (const folder of [home, ...outsideFolders(installation.id)]) rmSync(folder, { recursive: true, force: true });
}
