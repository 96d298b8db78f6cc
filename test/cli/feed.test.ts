/** The feed from the command line, against a feed of the test's own: resumed, filtered, and patient. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Event } from '../../api/contract/event.js';
import { readInstant } from '../../cli/feed/readInstant.js';
import { runCli } from '../../cli/main.js';
import { isGenuine, startWebhookReceiver } from '../support/webhooks/webhookReceiver.js';

const root = resolve(import.meta.dirname, '../..');
const START = Date.parse('2026-11-23T08:00:00.000Z');

let home: string;
let feed: Event[];
/** The API answers 503 so often before it answers again. */
let awayFor: number;
let server: Server;
let url: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'portolan-feed-'));
  feed = [];
  awayFor = 0;
  server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://feed').searchParams;
    const [after, limit] = [Number(query.get('after')), Number(query.get('limit'))];
    const whose = query.get('declaration_id');
    response.setHeader('content-type', 'application/json');
    if (awayFor > 0) {
      awayFor -= 1;
      const problem = {
        type: 'about:blank',
        title: 'away',
        status: 503,
        code: 'RECORD.DATABASE_UNAVAILABLE',
        request_id: 'r',
      };
      response.statusCode = 503;
      response.setHeader('content-type', 'application/problem+json');
      return void response.end(JSON.stringify(problem));
    }
    const items = feed
      .filter(({ position, declaration_id }) => position > after && (whose === null || whose === declaration_id))
      .slice(0, limit);
    response.end(JSON.stringify({ items, next_after: items.at(-1)?.position ?? after }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(home, { recursive: true });
});

/** Something happens, a minute after what happened before. */
function happen(type: string, declaration = 'dec_1'): void {
  const position = feed.length + 1;
  const at = new Date(START + position * 60_000).toISOString();
  feed.push({
    ...{ id: `evt_${position}`, position, declaration_id: declaration, organisation_id: 'org_1', sequence: position },
    ...{ type, at, data: { why: `Because of ${type}.` } },
  });
}

async function portolan(...args: string[]): Promise<{ out: string[]; err: string[]; exitCode: number }> {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = await runCli([...args, '--url', url, '--token', 't', '--home', home], {
    ...{ environment: {}, root, isTerminal: false, out: (line) => out.push(line), err: (line) => err.push(line) },
  });
  return { out, err, exitCode };
}

const typesOf = (lines: readonly string[]): string[] => lines.map((line) => (JSON.parse(line) as Event).type);
const listen = (...args: string[]) => portolan('listen', '--json', '--idle', '0', ...args);

describe('listen', () => {
  test('begins from now on, and goes on from where it was', async () => {
    happen('draftCreated');
    expect((await listen()).out).toEqual([]);
    expect(JSON.parse(readFileSync(join(home, 'listeners', 'exporter.json'), 'utf8'))).toEqual({ url, position: 1 });
    happen('declarationSubmitted');
    happen('declarationLodged');
    expect(typesOf((await listen('--count', '1')).out)).toEqual(['declarationSubmitted']);
    expect(typesOf((await listen()).out)).toEqual(['declarationLodged']);
    expect((await listen()).out).toEqual([]);
  });

  test('begins where it is told to, and each receiver has its own position', async () => {
    ['draftCreated', 'declarationSubmitted', 'declarationLodged'].forEach((type) => happen(type));
    expect(typesOf((await listen('--after', '0')).out)).toHaveLength(3);
    expect(typesOf((await listen('--name', 'warehouse', '--after', '2')).out)).toEqual(['declarationLodged']);
    expect(typesOf((await listen('--since', '2026-11-23T08:02:00Z')).out)).toEqual([
      'declarationSubmitted',
      'declarationLodged',
    ]);
    expect((await portolan('listen', '--name', '../elsewhere')).err.join()).toContain('--name takes letters');
  });

  test('passes over what is not asked for, and remembers that it did', async () => {
    happen('draftCreated', 'dec_1');
    happen('draftCreated', 'dec_2');
    happen('declarationSubmitted', 'dec_2');
    expect(typesOf((await listen('--after', '0', '--type', 'declarationSubmitted')).out)).toEqual([
      'declarationSubmitted',
    ]);
    expect((await listen()).out).toEqual([]);
    const other = await listen('--after', '0', '--declaration', 'dec_1');
    expect(other.out.map((line) => (JSON.parse(line) as Event).declaration_id)).toEqual(['dec_1']);
  });

  test('begins after a position, by either option', async () => {
    ['draftCreated', 'declarationSubmitted', 'declarationLodged'].forEach((type) => happen(type));
    expect(typesOf((await listen('--since', '2')).out)).toEqual(['declarationLodged']);
    expect((await listen('--since', 'yesterday')).err.join()).toContain('--since takes an instant, a length');
  });

  test('forwards each event as a webhook would bring it, and says what came of it', async () => {
    const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;
    const receiver = await startWebhookReceiver();
    try {
      ['draftCreated', 'declarationSubmitted'].forEach((type) => happen(type));
      const { out, err } = await listen('--since', '0', '--forward', `${receiver.url}/hook`, '--secret', secret);
      expect(typesOf(out)).toHaveLength(2);
      expect(receiver.received.map((one) => [one.path, one.event.type, isGenuine(secret, one)])).toEqual([
        ['/hook', 'draftCreated', true],
        ['/hook', 'declarationSubmitted', true],
      ]);
      expect(err).toEqual([1, 2].map((position) => `     ${position}  ${receiver.url}/hook answered 204.`));
    } finally {
      await receiver.stop();
    }
    happen('declarationLodged');
    const alone = await listen('--forward', `${receiver.url}/hook`);
    expect(alone.err).toEqual([`     3  ${receiver.url}/hook did not answer.`]);
    expect((await listen('--forward', 'nowhere')).err.join()).toContain('--forward takes an address');
  });

  test('waits while the API is away, says so once, and misses nothing', async () => {
    happen('draftCreated');
    awayFor = 3;
    const { out, err } = await portolan('listen', '--json', '--after', '0', '--count', '1');
    expect(typesOf(out)).toEqual(['draftCreated']);
    expect(err).toEqual([`${url} does not answer; it is asked again until it does.`]);
  });

  test('prints a line for people', async () => {
    happen('draftCreated');
    expect((await portolan('listen', '--after', '0', '--count', '1')).out).toEqual([
      '     1  2026-11-23 08:01:00  dec_1  draftCreated            Because of draftCreated.',
    ]);
  });
});

describe('events', () => {
  test('lists, by declaration and type, in stretches', async () => {
    for (let count = 0; count < 3; count += 1) happen('draftChanged', `dec_${count}`);
    happen('declarationSubmitted', 'dec_1');
    const { out } = await portolan('events', '--limit', '2');
    expect(out).toHaveLength(3);
    expect(out[2]).toBe('More may follow: portolan events --after 2');
    const ofOne = await portolan('events', '--declaration', 'dec_1', '--type', 'declarationSubmitted', '--json');
    expect((JSON.parse(ofOne.out.join('\n')) as Event[]).map(({ position }) => position)).toEqual([4]);
    expect((await portolan('events', '--after', '4')).out).toEqual(['Nothing happened.']);
    expect((await portolan('events', '--after', 'x')).exitCode).toBe(2);
  });
});

describe('readInstant', () => {
  test.each([
    ['90s', START - 90_000],
    ['10m', START - 600_000],
    ['2h', START - 7_200_000],
    ['3d', START - 3 * 86_400_000],
    ['2026-11-23T07:00:00Z', START - 3_600_000],
  ])('%s', (text, expected) => expect(readInstant(text, START)).toBe(expected));

  test.each(['soon', '10', '10x', '2026-99-99', '1'])('refuses %s', (text) =>
    expect(() => readInstant(text, START)).toThrow('--since takes an instant'),
  );
});
