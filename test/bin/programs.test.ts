import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { doctor } from '../../bin/supervise/doctor.js';
import type { Installation } from '../../bin/supervise/installation.js';
import { startInstallation } from '../../bin/supervise/up.js';

const home = mkdtempSync(join(tmpdir(), 'portolan programs-'));
chmodSync(home, 0o755);
let installation: Installation | undefined;
const children: ChildProcess[] = [];
afterEach(async () => {
  await installation?.stop();
  installation = undefined;
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function startMocks(): Promise<Installation> {
  installation = await startInstallation({ home, only: ['mocks'], throwaway: true });
  return installation;
}

function readLog(): { msg: string; why?: string }[] {
  const lines = readFileSync(join(home, 'logs', 'mocks.log'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as { msg: string; why?: string });
}

describe('one of our programs', () => {
  test('says when it is ready, and stops in good order when its pipe closes', async () => {
    const started = await startMocks();
    expect((await fetch(`${started.urls.customs}/_control/effects?reference=none`)).status).toBe(200);
    await started.stop();
    const log = readLog();
    expect(log.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['ready', 'stopping', 'stopped']));
    expect(log.find(({ msg }) => msg === 'stopping')?.why).toBe('pipe closed');
    await expect(fetch(started.urls.customs)).rejects.toThrow();
  }, 30_000);

  test('is the same at the same address after it was killed and started again', async () => {
    const started = await startMocks();
    const before = started.processes.get('mocks');
    await started.killProcess('mocks');
    await started.restartProcess('mocks');
    expect(started.processes.get('mocks')).not.toBe(before);
    expect((await fetch(`${started.urls.carrier}/_control/effects?reference=none`)).status).toBe(200);
  }, 30_000);

  test.each(['api', 'worker', 'mocks'])(
    '%s does not start in production without its settings, and names them',
    async (program) => {
      const child = spawn(process.execPath, ['--import', 'tsx', join(checkout, 'bin', `${program}.ts`)], {
        cwd: checkout,
        env: { PATH: process.env.PATH, PORTOLAN_ENV: 'production' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      children.push(child);
      let said = '';
      child.stderr?.on('data', (chunk) => (said += String(chunk)));
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect(code).not.toBe(0);
      expect(said).toContain('CALLBACK_BASE_URL is not set');
    },
    30_000,
  );
});

describe('doctor', () => {
  test('finds nothing wrong with a prepared checkout, and says what to do about a home that cannot be used', async () => {
    const well = await doctor(home);
    expect(well.filter(({ ok }) => !ok)).toEqual([]);
    const ill = await doctor(join(checkout, 'package.json', 'nowhere'));
    expect(ill.find(({ name }) => name === 'home')).toMatchObject({
      ok: false,
      fix: expect.stringContaining('PORTOLAN_HOME') as string,
    });
  });
});
