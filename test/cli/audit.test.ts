/** `portolan audit verify --export`: files alone, no installation. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from '../../cli/main.js';
import { publicKeyLine } from '../../services/audit/headSigner.js';
import { readKeyFile } from '../../verifier/keyFile.js';
import { exportOf, makeKey, pointOf, signHeads, writeChain } from '../support/audit/writtenChains.js';

const root = resolve(import.meta.dirname, '../..');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan audit cli '));
  mkdirSync(join(home, 'audit-heads'));
  const key = makeKey('2026-11');
  const chain = writeChain('org_a', 12);
  const heads = signHeads([4, 8, 12].map((index) => ({ key, points: [pointOf(chain, index)] })));
  const asText = (lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(home, 'export.jsonl'), asText(exportOf([chain])));
  writeFileSync(join(home, 'audit-heads', 'heads-2026-11-23.jsonl'), asText(heads));
  writeFileSync(join(home, 'audit-keys.jsonl'), publicKeyLine(key));
});
afterEach(() => rmSync(home, { recursive: true }));

async function run(...args: string[]): Promise<{ exitCode: number; text: string }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const context = { environment: { PORTOLAN_HOME: home }, root, isTerminal: false, out: print, err: print };
  return { exitCode: await runCli(args, context), text: lines.join('\n') };
}
const verify = (...more: string[]): Promise<{ exitCode: number; text: string }> =>
  run('audit', 'verify', '--export', join(home, 'export.jsonl'), ...more);
const change = (name: string, from: string | RegExp, to: string): void => {
  const path = join(home, name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};

test('chains and heads that nobody touched are whole', async () => {
  const { exitCode, text } = await verify();
  expect(text).toMatch(/org_a +12 +whole/);
  expect(text).toContain('3 signed heads, all in order');
  expect(exitCode).toBe(0);
});

test('a record that was changed is named, and ends with 1', async () => {
  change('export.jsonl', '"number":5', '"number":6');
  const { exitCode, text } = await verify();
  expect(exitCode).toBe(1);
  expect(text).toContain('broken at record 5: record 5 has been changed');
  const { text: json } = await verify('--json');
  expect(JSON.parse(json)).toMatchObject({ ok: false, chains: [{ chain: 'org_a', broken_at: 5 }] });
});

test('a head that was changed is named by file and line', async () => {
  change('audit-heads/heads-2026-11-23.jsonl', '"number":2,', '"number":2, "more": 1,');
  const { exitCode, text } = await verify();
  expect(exitCode).toBe(1);
  expect(text).toContain('signed heads broken at heads-2026-11-23.jsonl:2: head 2 has been changed');
});

test('what cannot be read is told without a stack', async () => {
  rmSync(join(home, 'audit-keys.jsonl'));
  const { exitCode, text } = await verify();
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^Nothing could be verified: .*audit-keys.jsonl/);
  expect(text).not.toContain('    at ');
  writeFileSync(join(home, 'export.jsonl'), 'nothing\n');
  expect((await verify('--keys', join(home, 'export.jsonl'))).text).toContain(':1 is no JSON object');
  expect((await run('audit', 'verify', '--heads', home)).text).toContain('--heads and --keys go with --export');
});

test('a new key is printed with its public half', async () => {
  const { text } = await run('audit', 'new-key', '2027-01', '--json');
  const key = JSON.parse(text) as { key_id: string; setting: string; public_key_line: string };
  expect(key.setting).toMatch(/^2027-01:/);
  writeFileSync(join(home, 'audit-keys.jsonl'), `${key.public_key_line}\n`);
  expect([...readKeyFile(join(home, 'audit-keys.jsonl')).keys()]).toEqual(['2027-01']);
  expect((await run('audit', 'new-key', 'a key')).exitCode).toBe(1);
});
