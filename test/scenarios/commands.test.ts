/** The portolan command against a running installation: every command, the README's own lines, and a falsified audit chain. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Act } from '../../api/contract/act.js';
import type { AccessRecord } from '../../api/contract/audit.js';
import type { Task } from '../../api/contract/task.js';
import { runCli } from '../../cli/main.js';
import { control } from '../../cli/scenario/control.js';
import { withChanges, type JsonValue } from '../../cli/scenario/jsonValue.js';
import type { Verification } from '../../verifier/verifyExport.js';
import { withTamperedAudit, type Tampering } from '../support/tamper/tamperAudit.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const files = mkdtempSync(join(tmpdir(), 'portolan-files-'));
const WITHIN_MS = 15_000;

let installation: ThrowawayInstallation;
beforeAll(async () => {
  installation = await startThrowawayInstallation();
}, 120_000);
afterAll(async () => {
  rmSync(files, { recursive: true });
  await installation.stop();
}, 60_000);

/** Runs one command and answers what it printed; fails when it fails. */
async function portolan(...args: string[]): Promise<string> {
  const { exitCode, text } = await tryPortolan(...args);
  if (exitCode !== 0) throw new Error(`portolan ${args.join(' ')} exits ${exitCode}: ${text}`);
  return text;
}

async function tryPortolan(...args: string[]): Promise<{ exitCode: number; text: string }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const environment = { PORTOLAN_HOME: installation.home };
  const exitCode = await runCli(args, { environment, root, isTerminal: false, out: print, err: print });
  return { exitCode, text: lines.join('\n') };
}

const json = async <Shape>(...args: string[]): Promise<Shape> => JSON.parse(await portolan(...args, '--json')) as Shape;

/** Asks until something is found; the last answer is told when it never is. */
async function poll<Found>(ask: () => Promise<Found | undefined>, what: string): Promise<Found> {
  const until = Date.now() + WITHIN_MS;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`${what} did not come within ${WITHIN_MS} ms`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** A file with the README's parcel, changed in some places, under an invoice number of its own. */
function parcelFile(name: string, changes: Record<string, JsonValue>): string {
  const data = JSON.parse(readFileSync(join(root, 'examples/data/roasted-coffee.json'), 'utf8')) as JsonValue;
  const path = join(files, `${name}.json`);
  writeFileSync(
    path,
    JSON.stringify(
      withChanges(data, { '/invoice/number': `KGL-${name}`, '/policy': { random_draw: '0.9999' }, ...changes }),
    ),
  );
  return path;
}

const submit = async (file: string): Promise<string> => (await json<Act>('submit', file)).declaration_id;

const taskOf = (declarationId: string, as: string, kind: string): Promise<Task> =>
  poll(
    async () =>
      (await json<Task[]>('tasks', '--as', as)).find(
        (task) => task.declaration_id === declarationId && task.kind === kind,
      ),
    `task ${kind} of ${as}`,
  );

const stateOf = async (declarationId: string): Promise<string> =>
  (await json<{ declaration: { state: string } }>('track', declarationId)).declaration.state;

/** Waits for a state; what happened instead is told when it never comes. */
async function reach(declarationId: string, state: string): Promise<void> {
  const reached = poll(async () => ((await stateOf(declarationId)) === state ? true : undefined), `state ${state}`);
  await reached.catch(async (fault: unknown) => {
    throw new Error(await portolan('track', declarationId), { cause: fault });
  });
}

describe('the README', () => {
  const blocks = [...readme.matchAll(/<!-- commands: (\w+) -->\n```sh\n([^`]+)```/g)].map(
    ([, kind = '', text = '']) => ({
      kind,
      lines: text.trim().split('\n'),
    }),
  );
  const linesOf = (kind: string): string[] =>
    blocks.filter((block) => block.kind === kind).flatMap(({ lines }) => lines);

  test('names scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const names = linesOf('release').map((line) => /^npm (?:run )?(\w+)$/.exec(line)?.[1] ?? line);
    expect(names).toEqual(['demo', 'test', 'start']);
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test('is at most 150 lines long', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  test.each(linesOf('quick'))('%s', async (line) => {
    const [program, ...args] = line.split(' ');
    expect(program).toBe('node');
    const env = { ...process.env, PORTOLAN_HOME: installation.home };
    const output = await new Promise<string>((done, fail) => {
      execFile(process.execPath, args, { cwd: root, env }, (fault, stdout, stderr) =>
        fault ? fail(new Error(`${stdout}${stderr}`)) : done(stdout),
      );
    });
    expect(output.trim()).not.toBe('');
  });
});

describe('a parcel from the command line', () => {
  test('is submitted, its permit granted, and followed to its end', async () => {
    const id = await submit(parcelFile('approve', {}));
    const task = await taskOf(id, 'naeb_officer', 'permit_decision');
    await portolan('approve', task.id, '--as', 'naeb_officer', '--reason', 'Registered exporter');
    await reach(id, 'CLEARED');
    expect(await portolan('track', id)).toMatch(/vat on item 1: 86\.24 CNY/);
  });

  test('is inspected', async () => {
    const id = await submit(
      parcelFile('inspect', {
        '/gross_weight_grams': 12000,
        '/items/0/hs_code': '090422',
        '/items/0/commodity_code': '0904220000',
      }),
    );
    const task = await taskOf(id, 'customs_officer', 'inspection');
    const found = ['--line', '1', '--net-grams', '4900', '--reason', 'Weighed'];
    const told = await portolan('inspect', task.subject_id ?? '', ...found);
    const [, result = ''] = /portolan sign (prp_\S+)/.exec(told) ?? [];
    expect(await portolan('results')).toContain(result);
    await portolan('sign', result, '--reason', 'Weighed again');
    await reach(id, 'CLEARED');
  });

  test('is parked, listed, and tried again', async () => {
    const number = 'KGL-retry';
    await control(installation.target.mocks.customs ?? '', '/down', {
      match: { invoice_number: number },
      for_requests: 2,
    });
    const policy = {
      counterparty: { maximum_attempts: 2, initial_interval_ms: 50, maximum_interval_ms: 50 },
      random_draw: '0.9999',
    };
    const id = await submit(
      parcelFile('retry', { '/policy': policy, '/items/0/hs_code': '090422', '/items/0/commodity_code': '0904220000' }),
    );
    const step = await poll(async () => {
      const stuck = await json<{ id: string; declaration_id: string }[]>('ops', 'stuck');
      return stuck.find(({ declaration_id }) => declaration_id === id);
    }, 'the parked step');
    expect(await portolan('ops', 'stuck')).toContain(step.id);
    await portolan('ops', 'retry', step.id, '--reason', 'Customs is back');
    await reach(id, 'CLEARED');
  });

  test('is refused with all its faults, where they are and what to do', async () => {
    const { exitCode, text } = await tryPortolan(
      'submit',
      parcelFile('faulty', { '/regime': 'gift', '/gross_weight_grams': 10 }),
    );
    expect(exitCode).toBe(1);
    expect(text).toContain('/data/regime');
    expect(text).toContain('/data/gross_weight_grams');
  });
});

describe('audit verify', () => {
  const KINDS: Tampering[] = ['change', 'delete', 'exchange', 'insert', 'cut'];

  test.each(KINDS)('finds and names the record after: %s', async (kind) => {
    const { superuser } = installation.installation.database;
    expect((await tryPortolan('audit', 'verify')).exitCode).toBe(0);
    const chains = await json<{ chains: { chain: string; records: number }[] }>('audit', 'verify');
    const chain = chains.chains.find(({ chain: name, records }) => name.startsWith('org_') && records > 8)?.chain ?? '';
    const found = await withTamperedAudit(superuser ?? '', { kind, chain, index: 5 }, () =>
      tryPortolan('audit', 'verify', '--json'),
    );
    expect(found.exitCode).toBe(1);
    const { chains: walked } = JSON.parse(found.text) as {
      chains: { chain: string; ok: boolean; broken_at: number | null }[];
    };
    const broken = walked.filter(({ ok }) => !ok);
    expect(broken.map(({ chain: name }) => name)).toEqual([chain]);
    // A copy put in after record 5 is found where it stands; a cut tail, at the first record that is gone.
    expect(broken[0]?.broken_at).toBe(kind === 'insert' ? 6 : 5);
    expect((await tryPortolan('audit', 'verify')).exitCode).toBe(0);
  });
});

describe('audit export', () => {
  test('verifies by files alone, with the heads that the API signed', async () => {
    const file = join(files, 'chains.jsonl');
    await portolan('audit', 'export', file);
    const found = await json<Verification>('audit', 'verify', '--export', file);
    expect(found).toMatchObject({ ok: true, export: null, heads: { ok: true } });
    expect(found.heads.believed).toBeGreaterThan(0);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"role":"exporter"', '"role":"operator"'));
    const { exitCode, text } = await tryPortolan('audit', 'verify', '--export', file);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/broken at record \d+: record \d+ has been changed/);
  });
});

describe('access', () => {
  test('tells the exporter who looked at a declaration', async () => {
    const id = await submit(parcelFile('looked-at', {}));
    expect(await portolan('access', '--declaration', id)).toBe('Nobody looked.');
    await portolan('track', id, '--as', 'customs_officer');
    expect(await json<AccessRecord[]>('access', '--declaration', id)).toMatchObject([
      { declaration_id: id, role: 'customs_officer', operations: ['getDeclaration', 'getTimeline', 'listAssessments'] },
    ]);
  });
});
