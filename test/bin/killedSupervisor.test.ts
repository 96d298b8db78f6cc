import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../bin/setup/checkout.mjs';
import { isRunning } from '../../bin/supervise/processIdentity.js';
import { resetInstallation } from '../../bin/supervise/reset.js';
import { RunRecordFile, type RunRecord } from '../../bin/supervise/runRecord.js';
import { startInstallation, type StartOptions } from '../../bin/supervise/up.js';
import { until } from '../../bin/supervise/until.js';

const home = mkdtempSync(join(tmpdir(), 'portolan-killed-'));
chmodSync(home, 0o755);
const file = new RunRecordFile(home);
const options: StartOptions = { home, only: ['postgres', 'temporal'], throwaway: true };
let supervisor: ChildProcess | undefined;
afterAll(async () => {
  supervisor?.kill('SIGKILL');
  await resetInstallation(home);
  rmSync(home, { recursive: true, force: true });
});

/** Starts the installation from a process of its own and answers what it wrote down. */
async function startElsewhere(): Promise<RunRecord> {
  const script = join(home, 'supervisor.mts');
  const module = pathToFileURL(join(checkout, 'bin', 'supervise', 'up.ts')).href;
  writeFileSync(
    script,
    `const { startInstallation } = await import(${JSON.stringify(module)});
     await startInstallation(${JSON.stringify(options)});
     console.log('up');`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  supervisor = child;
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const record = file.find();
  if (!record) throw new Error('nothing was written down');
  return record;
}

function untilEnded(processes: RunRecord['processes']): Promise<true> {
  return until(() => (processes.some(isRunning) ? undefined : true), {
    what: 'end of all processes',
    withinMs: 20_000,
  });
}

test('when the process that started an installation is killed, its servers end by themselves', async () => {
  const record = await startElsewhere();
  expect(record.processes.filter(isRunning)).toHaveLength(4);
  supervisor?.kill('SIGKILL');
  await untilEnded(record.processes);
}, 60_000);

test('when its guards are killed too, the next start stops what is left and starts anew', async () => {
  const record = await startElsewhere();
  // Each server is written down after its guard.
  const guards = record.processes.filter(({ name }, index) => record.processes[index + 1]?.name === name);
  const servers = record.processes.filter((process) => !guards.includes(process));
  for (const { pid } of [...guards, record.supervisor]) process.kill(pid, 'SIGKILL');
  await until(() => (isRunning(record.supervisor) ? undefined : true), {
    what: 'end of the supervisor',
    withinMs: 5_000,
  });
  expect(servers.filter(isRunning)).toHaveLength(2);

  const steps: string[] = [];
  const installation = await startInstallation({
    ...options,
    onStep: ({ name, detail }) => steps.push(`${name}: ${detail}`),
  });
  expect(steps[0]).toMatch(/^leftovers: stopped .*(postgres|temporal)/);
  expect(servers.some(isRunning)).toBe(false);
  await installation.stop();
}, 60_000);
