/** The tutorial, command by command against a running installation, as a newcomer types them; what it shows must come out. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCli } from '../../cli/main.js';
import { shellWords } from '../support/documents/shellWords.js';
import { fillIn, matchOutput, readSteps, type Known } from '../support/documents/transcript.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const root = resolve(import.meta.dirname, '../..');
const steps = readSteps(readFileSync(join(root, 'docs/tutorial/your-first-parcel.md'), 'utf8'));
const WORDS = new Set(['PARCEL', 'APPLICATION', 'INVOICE', 'CHECK', 'SECOND', 'TEMPLATE']);
/** What only reads is asked again, as a reader who is told to wait a second does. */
const READS = /^node bin\/portolan\.mjs (status|tasks|track|events)\b/;
const WITHIN_MS = 40_000;

let installation: ThrowawayInstallation;
const known: Known = new Map();
beforeAll(async () => {
  installation = await startThrowawayInstallation();
}, 120_000);
afterAll(() => installation.stop(), 60_000);

const OWN = 'node bin/portolan.mjs ';

/** One command line; both streams, as a terminal shows them. */
async function run(command: string): Promise<string> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const environment = { PORTOLAN_HOME: installation.home };
  await runCli(shellWords(command.slice(OWN.length)), { environment, root, isTerminal: false, out: print, err: print });
  return lines.join('\n');
}

/** The same as a process of its own, in a shell. */
function runInShell(command: string): Promise<string> {
  const env = { ...process.env, PORTOLAN_HOME: installation.home };
  return new Promise((done) => {
    execFile('bash', ['-c', `${command} 2>&1`], { cwd: root, env, timeout: WITHIN_MS }, (_fault, stdout) =>
      done(stdout),
    );
  });
}

test('begins with a command that works as it is typed', async () => {
  const [{ command, shown } = { command: '', shown: [] }] = steps;
  expect(matchOutput(shown, await runInShell(command), WORDS, known)).toBeDefined();
}, 60_000);

test('shows enough to be worth a test', () => {
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.filter(({ command, shown }) => shown.length === 0 || !command.startsWith(OWN))).toEqual([]);
});

test.each(steps)(
  '$command',
  async ({ command, shown }) => {
    const until = Date.now() + WITHIN_MS;
    for (;;) {
      const output = await run(fillIn(command, known));
      const found = matchOutput(shown, output, WORDS, known);
      if (found !== undefined) return found.forEach((id, word) => known.set(word, id));
      if (!READS.test(command) || Date.now() > until) expect(output).toBe(fillIn(shown.join('\n'), known));
      await new Promise((wake) => setTimeout(wake, 300));
    }
  },
  60_000,
);

test('the parcel is cleared', async () => {
  const { target } = installation;
  const response = await fetch(`${target.apiUrl}/v1/declarations/${known.get('PARCEL') ?? ''}`, {
    headers: { authorization: `Bearer ${target.tokens.exporter ?? ''}` },
  });
  expect(await response.json()).toMatchObject({ state: 'CLEARED' });
});
