/** `portolan up` and `portolan down` as processes of their own, from a home whose path has a space. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { outsideFolders } from '../../bin/postgres/placement.js';
import { findInstallation } from '../../bin/supervise/installationFile.js';
import { runCli } from '../../cli/main.js';
import { Browser } from '../support/api/browser.js';

const root = resolve(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'portolan up '));
const UNSET = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'PORTOLAN_HOME'];
const START_MS = 90_000;

let up: ChildProcess;
afterAll(() => {
  if (up.exitCode === null) up.kill('SIGTERM');
  const installation = findInstallation(home);
  for (const folder of [home, ...(installation ? outsideFolders(installation.id) : [])])
    rmSync(folder, { recursive: true, force: true });
});

async function portolan(...args: string[]): Promise<{ exitCode: number; body: unknown }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const context = { environment: { PORTOLAN_HOME: home }, root, isTerminal: false, out: print, err: print };
  const exitCode = await runCli([...args, '--json'], context);
  return { exitCode, body: JSON.parse(lines.join('\n')) as unknown };
}

/** A person of the installation signs in at the identity provider that came up with it. */
async function expectSignIn(api: string): Promise<void> {
  const browser = new Browser();
  const choice = await browser.go(`${api}/sign-in?return_to=/v1/me`);
  expect(choice.text).toContain('Who are you?');
  for (const name of ['exporter', 'customs_officer', 'naeb_officer', 'operator']) expect(choice.text).toContain(name);
  const { status, text } = await browser.submit(choice.url, { person: 'naeb_officer' });
  expect([status, JSON.parse(text)]).toMatchObject([200, { name: 'naeb_officer', role: 'agency_officer' }]);
}

test(
  'up starts everything, a person signs in, status and demo find it running, down stops it',
  async () => {
    // Root's PostgreSQL runs under another account and has to get through.
    chmodSync(home, 0o755);
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNSET.includes(name)));
    up = spawn(process.execPath, [join(root, 'bin/portolan.mjs'), 'up', '--home', home, '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((end) => up.once('exit', end));
    const target = await new Promise<string>((ready, fail) => {
      let text = '';
      up.stdout?.on('data', (part: Buffer) => ((text += part.toString()).includes('\n') ? ready(text) : undefined));
      up.stderr?.on('data', (part: Buffer) => fail(new Error(part.toString())));
      up.once('exit', (code) => fail(new Error(`up ended with ${String(code)}: ${text}`)));
    });
    expect(Object.keys((JSON.parse(target) as { tokens: object }).tokens)).toContain('second_operator');

    expect(await portolan('status')).toMatchObject({ exitCode: 0, body: { running: true, ready: true } });
    await expectSignIn((JSON.parse(target) as { apiUrl: string }).apiUrl);
    const demo = await portolan('demo', '--only', 'chili-green');
    expect(demo).toMatchObject({ exitCode: 0, body: [{ name: 'chili-green', passed: true, reachedEnd: 'CLEARED' }] });
    expect(await portolan('status')).toMatchObject({ exitCode: 0 });

    expect(await portolan('down')).toMatchObject({ exitCode: 0, body: { stopped: true } });
    expect(await ended).toBe(0);
    expect(await portolan('status')).toMatchObject({ exitCode: 1, body: { running: false } });
  },
  START_MS,
);
