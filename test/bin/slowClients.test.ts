import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { problemOfStatus } from '../../api/middleware/brokenRequests.js';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { isWithin } from '../../bin/config/proxySettings.js';
import { closeServer, listen } from '../../bin/process/httpServer.js';
import { SERVER_LIMITS } from '../../bin/process/serverLimits.js';

/** S10: clients that speak slowly, too much, or not at all, over real connections. */
let server: Server;
const sockets = new Set<Socket>();

async function start(limits: Partial<typeof SERVER_LIMITS & { isTrustedProxy: () => boolean }>): Promise<void> {
  const handler: Parameters<typeof listen>[0] = (request, response) => {
    const answer = request.url === '/long' ? Buffer.alloc(50_000_000, 'served ') : 'served';
    request.resume().on('end', () => response.end(answer));
  };
  server = await listen(handler, '127.0.0.1', 0, { ...SERVER_LIMITS, ...limits }, problemOfStatus);
}
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await closeServer(server, 0);
});

/** A connection, what it has received when it is over, and whether it was. */
function open(): { socket: Socket; over: Promise<string>; connected: Promise<void> } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.add(socket);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('utf8')));
  socket.on('error', () => undefined);
  const connected = new Promise<void>((resolve) => socket.once('connect', resolve));
  return { socket, connected, over: new Promise((resolve) => socket.once('close', () => resolve(text))) };
}

const problemIn = (text: string): unknown => JSON.parse(text.slice(text.indexOf('\r\n\r\n')));

test('408: a head that comes byte by byte is cut off', async () => {
  await start({ headMs: 300, requestMs: 5_000 });
  const { socket, over } = open();
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
  const trickle = setInterval(() => socket.write('X-A: b\r\n'), 50);
  const text = await over.finally(() => clearInterval(trickle));
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(problemIn(text)).toMatchObject({
    status: 408,
    code: 'REQUEST.TOO_SLOW',
    type: '/docs/errors#REQUEST.TOO_SLOW',
  });
});

test('408: a body that comes byte by byte is cut off', async () => {
  await start({ headMs: 300, requestMs: 400 });
  const { socket, over } = open();
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n');
  const trickle = setInterval(() => socket.write('x'), 50);
  const text = await over.finally(() => clearInterval(trickle));
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
});

test('a connection that says nothing is closed, and so is one that stops reading', async () => {
  await start({ idleMs: 300, headMs: 250, requestMs: 250 });
  await open().over;
  const closed = new Promise((resolve) => server.once('connection', (socket: Socket) => socket.once('close', resolve)));
  const { socket } = open();
  socket.write('GET /long HTTP/1.1\r\nHost: a\r\n\r\n');
  socket.pause();
  await closed;
});

test('431: a head too large; 400: what is no HTTP; each a problem with strict headers', async () => {
  await start({ headBytes: 2_000 });
  const large = open();
  large.socket.write(`GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(5_000)}\r\n\r\n`);
  const [tooLarge, malformed] = await Promise.all([
    large.over,
    (() => {
      const { socket, over } = open();
      socket.write('this is no HTTP\r\n\r\n');
      return over;
    })(),
  ]);
  expect(tooLarge).toMatch(/^HTTP\/1\.1 431 /);
  expect(problemIn(tooLarge)).toMatchObject({ code: 'REQUEST.HEADERS_TOO_LARGE' });
  expect(malformed).toMatch(/^HTTP\/1\.1 400 /);
  expect(problemIn(malformed)).toMatchObject({ code: 'REQUEST.HTTP_MALFORMED' });
  for (const text of [tooLarge, malformed]) {
    expect(text).toContain("Content-Security-Policy: default-src 'none'");
    expect(text).toContain('X-Content-Type-Options: nosniff');
    expect(text).toContain('Connection: close');
  }
});

test('two requests in one, told apart differently by two readers, are refused', async () => {
  await start({});
  const { socket, over } = open();
  socket.write(
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /b HTTP/1.1\r\n\r\n',
  );
  expect(await over).toMatch(/^HTTP\/1\.1 400 /);
});

test('beyond its share of connections an address is let in no more, until one of them ends', async () => {
  await start({ connectionsPerAddress: 3 });
  const first = [open(), open(), open()];
  await Promise.all(first.map(({ connected }) => connected));
  expect(await open().over).toBe('');
  first[0]?.socket.destroy();
  await first[0]?.over;
  const serves = async (): Promise<string> => {
    const { socket, over } = open();
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    return over;
  };
  // The server hears of the end a moment later.
  let text = '';
  for (let tries = 0; tries < 100 && text === ''; tries += 1) text = await serves();
  expect(text).toContain('served');
});

test('a trusted proxy carries many clients and has no share', async () => {
  await start({ connectionsPerAddress: 1, isTrustedProxy: () => true });
  const several = [open(), open(), open()];
  await Promise.all(several.map(({ connected }) => connected));
  several.forEach(({ socket }) => socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
  for (const { over } of several) expect(await over).toContain('served');
});

describe('TRUSTED_PROXIES', () => {
  const load = (text: string) => loadConfig({ TRUSTED_PROXIES: text }, ['TRUSTED_PROXIES']).TRUSTED_PROXIES;

  test('are addresses and networks, and never everybody', () => {
    expect(load('10.0.0.0/8, 2001:db8::1')).toEqual(['10.0.0.0/8', '2001:db8::1']);
    expect(load('')).toEqual([]);
    expect(() => load('proxy')).toThrow('"proxy" is no address');
    expect(() => load('0.0.0.0/0')).toThrow('would let anybody say who they are');
  });

  test.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['11.1.2.3', false],
    ['2001:db8::1', true],
    ['2001:db8::2', false],
    ['nobody', false],
  ])('%s is one of them: %s', (address, expected) => {
    expect(isWithin(address, ['10.0.0.0/8', '2001:db8::1'])).toBe(expected);
  });
});
