import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlreadyRunning, stopLeftovers } from '../../bin/supervise/leftovers.js';
import { findProcess, isRunning, type ProcessIdentity } from '../../bin/supervise/processIdentity.js';
import { RunRecordFile, type RecordedProcess } from '../../bin/supervise/runRecord.js';

const home = mkdtempSync(join(tmpdir(), 'portolan-leftovers-'));
const file = new RunRecordFile(home);
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  file.remove();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A process that has ended: what is left of a supervisor that was killed. */
const gone: ProcessIdentity = { pid: 2 ** 22 - 1, startedAt: 'long ago' };

async function startSleeper(): Promise<RecordedProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  await new Promise((resolve) => child.once('spawn', resolve));
  const identity = findProcess(child.pid ?? -1);
  if (!identity) throw new Error('the sleeper did not start');
  return { ...identity, name: 'sleeper', stopSignals: ['SIGTERM', 'SIGKILL'] };
}

function record(supervisor: ProcessIdentity, processes: RecordedProcess[]): void {
  file.write({ supervisor, startedAt: new Date().toISOString(), processes, addresses: {} });
}

describe('leftovers of an earlier run', () => {
  test('are stopped and forgotten', async () => {
    const sleeper = await startSleeper();
    record(gone, [sleeper]);
    await expect(stopLeftovers(file)).resolves.toEqual(['sleeper']);
    expect(isRunning(sleeper)).toBe(false);
    expect(file.find()).toBeUndefined();
  });

  test('another process that has the recorded id by now is left alone', async () => {
    const stranger = await startSleeper();
    record(gone, [{ ...stranger, startedAt: `${stranger.startedAt}0` }]);
    await expect(stopLeftovers(file)).resolves.toEqual([]);
    expect(isRunning(stranger)).toBe(true);
  });

  test('nothing is touched while the run that started them is alive', async () => {
    const sleeper = await startSleeper();
    const supervisor = await startSleeper();
    record(supervisor, [sleeper]);
    await expect(stopLeftovers(file)).rejects.toThrow(AlreadyRunning);
    expect(isRunning(sleeper)).toBe(true);
    expect(file.find()?.processes).toHaveLength(1);
  });

  test('there are none where nothing was recorded', async () => {
    await expect(stopLeftovers(file)).resolves.toEqual([]);
  });
});

test('a process that ended but was not collected counts as gone', async () => {
  const sleeper = await startSleeper();
  expect(isRunning(sleeper)).toBe(true);
  const ended = new Promise((resolve) => children[0]?.once('exit', resolve));
  process.kill(sleeper.pid, 'SIGKILL');
  await ended;
  expect(isRunning(sleeper)).toBe(false);
});
