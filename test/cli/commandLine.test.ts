/** The command line without an installation: help, misuse, and what it says when nothing runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from '../../cli/main.js';

const root = resolve(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'portolan home '));
afterAll(() => rmSync(home, { recursive: true }));

async function run(...args: string[]) {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] };
  const exitCode = await runCli(args, {
    environment: { PORTOLAN_HOME: home },
    root,
    isTerminal: false,
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { exitCode, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

const COMMANDS = [
  'up',
  'down',
  'status',
  'doctor',
  'reset',
  'demo',
  'submit',
  'track',
  'copy',
  'template',
  'act',
  'tasks',
  'approve',
  'inspect',
  'events',
  'listen',
  'ops',
  'audit',
  'access',
  'countries',
  'call',
];

describe('the command line', () => {
  test('lists every command', async () => {
    const { exitCode, out } = await run('--help');
    expect(exitCode).toBe(0);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command}( |$)`, 'm'));
  });

  test.each([
    ...COMMANDS.filter((name) => !['template', 'ops', 'audit', 'countries', 'call'].includes(name)).map((name) => [
      name,
    ]),
    ...['stuck', 'retry', 'override', 'skip', 'abort', 'sign'].map((name) => ['ops', name]),
    ...['keep', 'list', 'use', 'delete'].map((name) => ['template', name]),
    ['call', 'get-me'],
    ['audit', 'verify'],
    ['audit', 'export'],
    ['audit', 'new-key'],
    ['audit', 'rotate-key'],
    ['countries', 'check'],
  ])('%s %s takes --json', async (...command: string[]) => {
    const { out } = await run(...command.filter((word) => typeof word === 'string'), '--help');
    expect(out).toContain('--json');
  });

  test('answers a misuse with exit code 2', async () => {
    expect((await run('ops', 'abort', 'prk_1')).exitCode).toBe(2);
    expect((await run('nothing')).exitCode).toBe(2);
  });

  test('says that nothing runs, and how to change that', async () => {
    const { exitCode, err } = await run('track', 'dec_1');
    expect(exitCode).toBe(1);
    expect(err).toContain('portolan up (or npm start)');
    expect(err).not.toContain('    at ');
  });

  test('status of nothing is not ready', async () => {
    const { exitCode, out } = await run('status', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ running: false, ready: false });
  });

  test('down stops nothing where nothing runs', async () => {
    expect(await run('down', '--json')).toMatchObject({ exitCode: 0, out: JSON.stringify({ home, stopped: false }) });
  });

  test('countries check passes and says what it does not check', async () => {
    const { exitCode, out } = await run('countries', 'check', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
  });

  test('demo refuses a scenario that is not there', async () => {
    const { exitCode, err } = await run('demo', '--only', 'nonsense');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/There is no scenario nonsense; there are .*carrier-answers-twice/);
  });
});
