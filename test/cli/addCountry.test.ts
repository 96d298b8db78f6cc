/** The tutorial that adds a country, command by command in a folder of its own; what it shows must come out. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from '../../cli/main.js';
import { shellWords } from '../support/documents/shellWords.js';
import { matchOutput, readSteps } from '../support/documents/transcript.js';

const root = resolve(import.meta.dirname, '../..');
const steps = readSteps(readFileSync(join(root, 'docs/tutorial/add-a-country.md'), 'utf8'));
const OWN = 'node bin/portolan.mjs ';
const FOLDER = 'my-countries';

/** What a reader's checkout holds that the commands name. */
let checkout: string;
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'portolan-country-'));
  mkdirSync(join(checkout, 'docs'));
  cpSync(join(root, 'docs/tutorial'), join(checkout, 'docs/tutorial'), { recursive: true });
});
afterAll(() => rmSync(checkout, { recursive: true }));

async function run(command: string): Promise<string> {
  if (!command.startsWith(OWN)) return execFileSync('bash', ['-c', command], { cwd: checkout, encoding: 'utf8' });
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const words = shellWords(command.slice(OWN.length)).map((word) => (word === FOLDER ? join(checkout, FOLDER) : word));
  await runCli(words, { environment: {}, root, isTerminal: false, out: print, err: print });
  return lines.join('\n');
}

test('the tutorial has a country made, checked, broken and mended', () => {
  expect(steps.length).toBeGreaterThan(8);
});

test.each(steps)('$command', async ({ command, shown }) => {
  const output = await run(command);
  if (matchOutput(shown, output, new Set(), new Map()) === undefined) expect(output).toBe(shown.join('\n'));
});

test('a date that is there already is never written over', async () => {
  const first = steps[0]?.command ?? '';
  const before = readFileSync(join(checkout, FOLDER, 'QZ/2026-01-01/measures.json'), 'utf8');
  expect(await run(first)).toMatch(/QZ\/2026-01-01 is there already; a published date is never written over/);
  expect(readFileSync(join(checkout, FOLDER, 'QZ/2026-01-01/measures.json'), 'utf8')).toBe(before);
});

test('every fault of the country’s description is named at once, and nothing is written', async () => {
  const wrong = `${OWN}countries new quay --name Q --currency QZDX --time-zone Nowhere --from 2026-13-01 --folder ${FOLDER}`;
  const said = await run(wrong);
  for (const what of [/country: /, /currency: /, /timeZone: /, /effectiveFrom: /]) expect(said).toMatch(what);
});
