/** Every command that a document tells a person to type is one that there is, with options that it takes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommanderError, type Command } from 'commander';
import { createProgram } from '../../cli/main.js';
import { shellLines, shellWords } from '../support/documents/shellWords.js';
import { readSteps } from '../support/documents/transcript.js';

const root = resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const OWN = 'node bin/portolan.mjs ';

const texts = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs/runbooks')).map((name) => `docs/runbooks/${name}`),
  ...readdirSync(join(root, 'docs/tutorial'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/tutorial/${name}`),
].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const lines = texts.flatMap(({ path, text }) =>
  [...shellLines(text), ...readSteps(text).map(({ command }) => command)].map((line) => [path, line] as const),
);

/** Programs of every shell that a document may use beside our own. */
const SHELL = new Set(['cp', 'sed']);

/** A path of the checkout is there; with a `*`, at least one file is. */
function expectFiles(path: string): void {
  const [folder = '', ending] = path.split('*');
  if (ending === undefined) expect(existsSync(join(root, path))).toBe(true);
  else expect(readdirSync(join(root, folder)).some((name) => name.endsWith(ending))).toBe(true);
}

/** The command line without what it does: it reads its words, and refuses what it does not know. */
function parse(args: readonly string[]): void {
  const silent = { environment: {}, root, isTerminal: false, out: () => undefined, err: () => undefined };
  const program = createProgram(silent, () => undefined);
  const idle = (command: Command): void => {
    command.exitOverride();
    if (command.commands.length === 0) command.action(() => undefined);
    command.commands.forEach(idle);
  };
  idle(program);
  program.parse([...args], { from: 'user' });
}

test.each(lines)('%s: %s', (_, line) => {
  const script = /^npm (?:run )?([a-z:]+)/.exec(line)?.[1];
  if (script !== undefined) {
    expect(script === 'ci' || script in scripts).toBe(true);
    for (const word of shellWords(line).slice(2))
      if (word.includes('/')) expect(existsSync(join(root, word))).toBe(true);
    return;
  }
  const [program] = shellWords(line);
  if (program !== undefined && SHELL.has(program)) {
    for (const word of shellWords(line).slice(1)) if (word.startsWith('docs/')) expectFiles(word);
    return;
  }
  // A program of the processes' own, which a test of its own runs.
  const own = /^node --import tsx (bin\/\w+\.ts) /.exec(line)?.[1];
  if (own !== undefined) return expect(existsSync(join(root, own))).toBe(true);
  expect(line.startsWith(OWN)).toBe(true);
  try {
    parse(shellWords(line.slice(OWN.length)));
  } catch (fault) {
    if (fault instanceof CommanderError) throw new Error(`${line}: ${fault.message}`, { cause: fault });
    throw fault;
  }
});

test('a command that there is not would be found', () => {
  expect(() => parse(['ops', 'repair', 'prk_1'])).toThrow();
  expect(() => parse(['ops', 'retry', 'prk_1', '--reason', 'x', '--force'])).toThrow('unknown option');
  expect(() => parse(['ops', 'retry', '--reason', 'x'])).toThrow('missing required argument');
  expect(lines.length).toBeGreaterThan(50);
});

/** What every runbook says, in this order. */
const PARTS = ['How you see it', 'What to look at', 'Decide', 'Do', 'Check', 'Afterwards'];

describe('runbooks', () => {
  const runbooks = texts.filter(({ path }) => /^docs\/runbooks\/(?!README)/.test(path));

  test.each(runbooks.map(({ path, text }) => [path, text] as const))('%s has all its parts', (_, text) => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(PARTS);
  });

  test('stand in their list', () => {
    const list = readFileSync(join(root, 'docs/runbooks/README.md'), 'utf8');
    expect(runbooks.filter(({ path }) => !list.includes(`(${path.split('/').at(-1) ?? ''})`))).toEqual([]);
  });
});
