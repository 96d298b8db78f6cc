import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LookupAddress } from 'node:dns';
import type { Resolve } from '../../../activities/outgoing/guardedLookup.js';
import { guardLookup } from '../../../activities/outgoing/guardedLookup.js';
import { createGuardedPost, type GuardedPost, type Posted } from '../../../activities/outgoing/guardedPost.js';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhooks/webhookReceiver.js';

const REFUSED = { httpStatus: null, fault: 'The address is none that anything is sent to from here.' };

let canary: WebhookReceiver;
let guard: GuardedPost | undefined;
beforeEach(async () => {
  canary = await startWebhookReceiver();
});
afterEach(async () => {
  await guard?.close();
  guard = undefined;
  await canary.stop();
});

const send = (url: string, how: GuardedPost, signal = new AbortController().signal): Promise<Posted> => {
  guard = how;
  return how.post({ url, headers: { 'content-type': 'application/json' }, body: '{"id":"evt"}', signal });
};
const portOf = (): string => new URL(canary.url).port;
/** A resolver that answers one list after the other, and the last one for ever. */
const answering = (...answers: readonly (readonly string[])[]): Resolve & { asked: string[] } => {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, done) => {
    const found = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    done(
      null,
      found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(resolve, { asked });
};
const guarded = (resolve: Resolve): GuardedPost =>
  createGuardedPost({ privateAddresses: 'refused', timeoutMs: 500, resolve });

describe('addresses in numbers', () => {
  const HOSTS = ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '0'];
  it.each([...HOSTS, '10.0.0.1', '169.254.169.254', '[fd00::1]'])('%s is refused unasked', async (host) => {
    const resolve = answering(['93.184.215.14']);
    expect(await send(`https://${host}:${portOf()}/`, guarded(resolve))).toEqual(REFUSED);
    expect([resolve.asked, canary.received]).toEqual([[], []]);
  });

  it('plain HTTP is refused', async () => {
    expect(await send(canary.url, guarded(answering(['93.184.215.14'])))).toEqual(REFUSED);
    expect(canary.received).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['to this machine', ['127.0.0.1']],
    ['to a private network', ['192.168.0.10']],
    ['to the metadata of a cloud', ['169.254.169.254']],
    ['to IPv6 of this machine', ['::1']],
    ['to a public and an inner address at once', ['93.184.215.14', '10.0.0.1']],
    ['nowhere', []],
  ])('one that leads %s is refused', async (_name, addresses) => {
    expect(await send(`https://hook.example:${portOf()}/`, guarded(answering(addresses)))).toEqual(REFUSED);
    expect(canary.received).toEqual([]);
  });

  it('is looked at anew for every connection: one that leads inside a moment later gains nothing', async () => {
    const resolve = answering(['93.184.215.14'], ['127.0.0.1']);
    const lookup = guardLookup(resolve);
    const look = (all: boolean) =>
      new Promise((found) => lookup('hook.example', { all }, (fault, address) => found(fault?.message ?? address)));
    expect(await look(true)).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(await look(true)).toBe('hook.example leads to an address that is not public');
    expect(resolve.asked).toEqual(['hook.example', 'hook.example']);
  });
});

describe('answers', () => {
  const open = (): GuardedPost => createGuardedPost({ privateAddresses: 'allowed', timeoutMs: 500 });
  let server: Server;
  let url: string;
  const serve = async (listener: Parameters<typeof createServer>[1]): Promise<void> => {
    server = createServer(listener);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    await serve((_request, response) => response.writeHead(status, { location: canary.url }).end());
    const { httpStatus, fault } = await send(url, open());
    expect([httpStatus, fault]).toEqual([status, 'The receiver points elsewhere; redirects are not followed.']);
    expect(canary.received).toEqual([]);
  });

  it('one without end, one that never comes, one with endless headers, and none', async () => {
    await serve((request, response) => {
      if (request.url === '/silent') return;
      if (request.url === '/drip') return void response.writeHead(200).write('x');
      if (request.url === '/headers')
        return void response.writeHead(200, { x: 'y'.repeat(15_000), z: 'y'.repeat(15_000) }).end();
      if (request.url === '/broken') return void request.socket.destroy();
      const flood = (): void => {
        while (!response.destroyed && response.write('y'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', flood);
      };
      response.writeHead(200);
      flood();
    });
    const post = open();
    const faultOf = async (path: string): Promise<unknown> => (await send(`${url}${path}`, post)).fault;
    expect(await faultOf('/silent')).toBe('There was no answer in time.');
    expect(await faultOf('/headers')).toBe('The answer is larger than any answer needs to be.');
    expect(await faultOf('/broken')).toBe('The connection broke off.');
    // The status is what counts; the rest is let go.
    expect(await send(`${url}/drip`, post)).toEqual({ httpStatus: 200, fault: null });
    expect(await send(`${url}/flood`, post)).toEqual({ httpStatus: 200, fault: null });
  });

  it('ends with its caller, whose end is no fault of the receiver', async () => {
    await serve(() => undefined);
    const ending = new AbortController();
    const sent = send(url, createGuardedPost({ privateAddresses: 'allowed', timeoutMs: 60_000 }), ending.signal);
    ending.abort(new Error('the worker stops'));
    await expect(sent).rejects.toThrow('the worker stops');
  });
});
