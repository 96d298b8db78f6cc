import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from '../../bin/setup/checkout.mjs';
import { findProcess, isRunning } from '../../bin/supervise/processIdentity.js';
import { SupervisedProcess, type ProcessPlan } from '../../bin/supervise/supervisedProcess.js';
import { until } from '../../bin/supervise/until.js';

const folder = mkdtempSync(join(tmpdir(), 'portolan guard-'));
const heedful = join(folder, 'heedful.mjs');
const stubborn = join(folder, 'stubborn.mjs');
writeFileSync(
  heedful,
  "process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up');",
);
writeFileSync(
  stubborn,
  "process.on('SIGTERM', () => console.log('not now')); setInterval(() => {}, 1000); console.log('up');",
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plan(name: string, script: string): ProcessPlan {
  return {
    name,
    program: process.execPath,
    args: [script],
    env: process.env,
    logFile: join(folder, 'logs', `${name}.log`),
    stopSignals: ['SIGTERM', 'SIGKILL'],
    stopStepMs: 500,
    guard: {},
  };
}

async function untilLogged(name: string, words: string): Promise<void> {
  const file = join(folder, 'logs', `${name}.log`);
  await until(() => (readFileSync(file, 'utf8').includes(words) ? true : undefined), {
    what: `"${words}" in ${file}`,
    withinMs: 10_000,
  });
}

async function untilGone(pid: number): Promise<void> {
  await until(() => (findProcess(pid) ? undefined : true), { what: `end of process ${pid}`, withinMs: 10_000 });
}

describe('a guarded server', () => {
  test('is stopped gently when its pipe closes', async () => {
    const server = await SupervisedProcess.start(plan('gentle', heedful));
    await untilLogged('gentle', 'up');
    expect(server.records).toHaveLength(2);
    await server.stop();
    expect(server.records.some(isRunning)).toBe(false);
    await untilLogged('gentle', 'asked to stop');
  });

  test('is ended by force when it does not heed', async () => {
    const server = await SupervisedProcess.start(plan('forced', stubborn));
    await untilLogged('forced', 'up');
    await server.stop();
    expect(server.records.some(isRunning)).toBe(false);
    await untilLogged('forced', 'not now');
  });

  test('takes its guard along when it is killed', async () => {
    const server = await SupervisedProcess.start(plan('killed', heedful));
    server.kill('SIGKILL');
    await server.ended;
    expect(server.records.some(isRunning)).toBe(false);
  });

  test('tells in the log when its program is not there', async () => {
    const server = await SupervisedProcess.start({ ...plan('absent', ''), program: join(folder, 'nothing') });
    await expect(server.ended).resolves.toBe('ended with 127');
    await untilLogged('absent', 'did not start');
  });

  test('ends when the process that started it is killed', async () => {
    const module = pathToFileURL(join(checkout, 'bin', 'supervise', 'supervisedProcess.ts')).href;
    const parentScript = join(folder, 'parent.mts');
    writeFileSync(
      parentScript,
      `const { SupervisedProcess } = await import(${JSON.stringify(module)});
       const server = await SupervisedProcess.start(${JSON.stringify({ ...plan('orphan', heedful), env: {} })});
       console.log(server.pid);
       setInterval(() => {}, 1000);`,
    );
    const parent = spawn(process.execPath, ['--import', 'tsx', parentScript], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const serverPid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (line) => resolve(Number(line))),
    );
    await untilLogged('orphan', 'up');
    expect(findProcess(serverPid)).toBeDefined();
    parent.kill('SIGKILL');
    await untilGone(serverPid);
    await untilLogged('orphan', 'asked to stop');
  });
});
