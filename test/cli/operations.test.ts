/** Every operation of the contract is reached by a command, and the command sends what the contract takes. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { expressPath } from '../../api/routing/mountRoutes.js';
import { OPERATIONS } from '../../api/contract/operations.js';
import { bodyMembers, queryMembers } from '../../cli/contract/bodyMembers.js';
import {
  actionOf,
  CALLED_OPERATIONS,
  commandNameOf,
  FRIENDLY_COMMANDS,
  personOf,
  WITHOUT_COMMAND,
} from '../../cli/contract/commandNames.js';
import { ACTS } from '../../cli/commands/act.js';
import { createProgram, runCli } from '../../cli/main.js';
import { PERMISSIONS, type UseCase } from '../../services/permissions/table.js';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'portolan-cli-'));
const nothing = { environment: {}, root, isTerminal: false, out: () => undefined, err: () => undefined };
const program = createProgram(nothing, () => undefined);

interface Seen {
  line: string;
  headers: IncomingMessage['headers'];
  body: string;
}
const seen: Seen[] = [];
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const binary = request.url?.endsWith('/content') === true;
      response.setHeader('content-type', binary ? 'application/octet-stream' : 'application/json');
      response.end(binary ? 'bytes' : '{"items":[],"next_cursor":null}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

/** Runs one command against the stub and answers the request it made. */
async function run(...args: string[]): Promise<Seen & { text: string }> {
  seen.length = 0;
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const exitCode = await runCli([...args, '--url', url, '--token', 't'], { ...nothing, out: print, err: print });
  const [request] = seen;
  if (exitCode !== 0 || request === undefined)
    throw new Error(`${args.join(' ')} exits ${exitCode}: ${lines.join('\n')}`);
  return { ...request, text: lines.join('\n') };
}

const findCommand = (words: string): Command | undefined =>
  words
    .split(' ')
    .reduce<Command | undefined>((at, word) => at?.commands.find((command) => command.name() === word), program);

describe('the commands and the contract', () => {
  test('every operation has a command, or a reason to have none', () => {
    const call = findCommand('call')?.commands.map((command) => command.name()) ?? [];
    const reached = OPERATIONS.filter((operation) => call.includes(commandNameOf(operation)));
    const lost = OPERATIONS.filter((operation) => !reached.includes(operation)).map(({ operationId }) => operationId);
    expect(lost).toEqual(Object.keys(WITHOUT_COMMAND));
    expect(call).toHaveLength(reached.length);
  });

  test('what is said of an operation is said of one that there is', () => {
    const known = OPERATIONS.map(({ operationId }) => operationId);
    const named = [...Object.keys(WITHOUT_COMMAND), ...Object.keys(FRIENDLY_COMMANDS)];
    expect(named.filter((operationId) => !known.includes(operationId))).toEqual([]);
  });

  test.each(Object.entries(FRIENDLY_COMMANDS))('%s is reached by commands that there are: %j', (_, commands) => {
    expect(commands.filter((words) => findCommand(words) === undefined)).toEqual([]);
  });

  test('every hand-written command is in the table, or is about the installation and not about the API', () => {
    const leaves = (command: Command, words: string): string[] =>
      command.commands.length === 0
        ? [words]
        : command.commands.flatMap((inner) => leaves(inner, `${words} ${inner.name()}`));
    const own = [
      'up',
      'down',
      'status',
      'doctor',
      'reset',
      'demo',
      'countries check',
      'countries new',
      'act',
      'audit new-key',
      'audit rotate-key',
    ];
    const known = new Set([...own, ...Object.values(FRIENDLY_COMMANDS).flat()]);
    const written = program.commands
      .filter((command) => command.name() !== 'call')
      .flatMap((command) => leaves(command, command.name()));
    expect(written.filter((words) => !known.has(words))).toEqual([]);
  });

  test('whoever speaks by default may do it', () => {
    // People are named by their role; of the agencies' officers, by their agency and their role.
    const roleOf = (name: string) =>
      name.replace(/^second_/, '').replace(/^(?!customs)[a-z]+_officer$/, 'agency_officer');
    const refused = CALLED_OPERATIONS.filter(
      (operation) =>
        operation.auth === 'bearer' &&
        !Object.hasOwn(PERMISSIONS[operation.operationId as UseCase].roles, roleOf(personOf(operation))),
    );
    // Say in brackets of the summary who may, such as "(customs officer)": the person is taken from there.
    expect(refused.map(({ operationId }) => operationId)).toEqual([]);
  });

  test.each(CALLED_OPERATIONS.map((operation) => [operation.operationId, operation] as const))(
    '%s is called as the contract has it',
    async (_, operation) => {
      const names = Object.keys(operation.params?.shape ?? {});
      const args = names.map((name) => `a-${name}`);
      const file = join(folder, 'paper.txt');
      writeFileSync(file, 'words');
      const extra = [
        ...(operation.conditional === true ? ['--if-match', '7'] : []),
        ...(operation.idempotent === true ? ['--idempotency-key', 'key-1'] : []),
        ...(operation.fields === undefined ? [] : ['--file', file]),
      ];
      const request = await run('call', commandNameOf(operation), ...args, ...extra);
      const address = expressPath(operation.path).replaceAll(/:(\w+)/g, 'a-$1');
      expect(request.line).toBe(`${operation.method.toUpperCase()} ${address}`);
      if (operation.conditional === true) expect(request.headers['if-match']).toBe('"7"');
      if (operation.idempotent === true) expect(request.headers['idempotency-key']).toBe('key-1');
    },
  );

  test.each(CALLED_OPERATIONS.map((operation) => [operation.operationId, operation] as const))(
    '%s has an option for everything it takes',
    (_, operation) => {
      const options = findCommand(`call ${commandNameOf(operation)}`)?.options.map(({ long }) => long) ?? [];
      const members = [...queryMembers(operation), ...bodyMembers(operation)].map(
        ({ name }) => `--${name.replaceAll('_', '-')}`,
      );
      expect(members.filter((name) => !options.includes(name))).toEqual([]);
      expect(new Set(options).size).toBe(options.length);
    },
  );
});

test('proposals of packs are listed, all or of one standing', async () => {
  expect(await run('countries', 'proposals', '--status', 'superseded')).toMatchObject({
    line: 'GET /v1/country_packs/proposals?status=superseded&limit=100',
    text: 'No pack is proposed.',
  });
  expect((await run('countries', 'proposals')).line).toBe('GET /v1/country_packs/proposals?limit=100');
  await expect(run('countries', 'proposals', '--status', 'old')).rejects.toThrow('Allowed choices are');
});

describe('call', () => {
  const bodyOf = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await run('call', ...args)).body) as unknown;

  test('puts options, file and pointers together', async () => {
    const file = join(folder, 'body.json');
    writeFileSync(file, '{"data":{"freight":{"amount":"1.00"},"items":[{"line":1}]}}');
    expect(
      await bodyOf(
        ...['create-declaration', '--body', file, '--set', '/data/freight/currency=USD'],
        ...['/data/items/0/quantity="2"', '/data/pre_lodged=true', '/data/consignee/name=Li Na=2'],
      ),
    ).toEqual({
      data: {
        freight: { amount: '1.00', currency: 'USD' },
        items: [{ line: 1, quantity: '2' }],
        pre_lodged: true,
        consignee: { name: 'Li Na=2' },
      },
    });
    expect(
      await bodyOf('supply-documents', 'dec_1', '--set', '/document_ids/0=doc_1', '/document_ids/1=doc_2'),
    ).toEqual({
      document_ids: ['doc_1', 'doc_2'],
    });
    expect(await bodyOf('decide-task', 'tsk_1', '--decision', 'refuse', '--reason', 'no')).toEqual({
      decision: 'refuse',
      reason: 'no',
    });
    const permit = ['register-permit', '--quantity-grams', '500', '--hs-prefixes', '0901', '0902'];
    expect(await bodyOf(...permit)).toEqual({ quantity_grams: 500, hs_prefixes: ['0901', '0902'] });
  });

  test('asks with a query', async () => {
    const { line } = await run('call', 'list-tasks', '--declaration-id', 'dec_1', '--limit', '5');
    expect(line).toBe('GET /v1/tasks?limit=5&declaration_id=dec_1');
  });

  test('walks every page when it is told to', async () => {
    expect(await run('call', 'list-tasks', '--all')).toMatchObject({ line: 'GET /v1/tasks?limit=100', text: '[]' });
  });

  test('writes what is no JSON into a file', async () => {
    const output = join(folder, 'content.bin');
    const { text } = await run('call', 'get-document-content', 'doc_1', '--output', output);
    expect([text, readFileSync(output, 'utf8')]).toEqual([`5 bytes are in ${output}.`, 'bytes']);
  });

  test('refuses what cannot be read', async () => {
    await expect(run('call', 'record-inspection', 'ins_1', '--found', 'nonsense')).rejects.toThrow('found takes JSON');
    await expect(run('call', 'register-permit', '--quantity-grams', 'much')).rejects.toThrow('takes a number');
    await expect(run('call', 'create-declaration', '--set', 'data=1')).rejects.toThrow('--set takes a JSON pointer');
    await expect(run('call', 'change-declaration', 'dec_1')).rejects.toThrow('--if-match');
  });
});

describe('act', () => {
  test('knows every act on a declaration', () => {
    const acts = OPERATIONS.filter((operation) => actionOf(operation) !== undefined);
    expect([...ACTS.values()]).toEqual(acts);
    expect([...ACTS.keys()]).toEqual(
      expect.arrayContaining(['submit', 'resubmit', 'withdraw', 'answer-query', 'record-proof-of-exit', 'copy']),
    );
  });

  test.each([...ACTS])('%s is sent to its address', async (action, { path }) => {
    const request = await run('act', 'dec_1', action, '--reason', 'why', '--set', '/text=yes');
    expect(request.line).toBe(`POST ${path.replace('{declaration_id}', 'dec_1')}`);
    expect(JSON.parse(request.body)).toEqual({ reason: 'why', text: 'yes' });
  });

  test('says which actions there are', async () => {
    await expect(run('act', 'dec_1', 'nonsense')).rejects.toThrow(
      'There is no action nonsense; there are copy, submit',
    );
  });
});
