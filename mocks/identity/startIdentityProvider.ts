import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RunningService } from '../service/startService.js';
import { createProvider, type ProviderOptions } from './createProvider.js';
import { signInPage } from './signInPage.js';

export interface IdentityProviderOptions extends Omit<ProviderOptions, 'issuer'> {
  host: string;
  /** 0 picks a free port; the issuer is then that address. */
  port: number;
  issuer?: string | undefined;
}

type Provider = Awaited<ReturnType<typeof createProvider>>;

/** Where a browser picks a person. */
const INTERACTION = /^\/interaction\/([\w-]{1,100})$/;
/** A form with one name in it. */
const MOST_BYTES = 1_000;

/**
 * Starts an identity provider for development and tests: OpenID Connect in earnest, but for passwords. One picks a person
 * from a list. It keeps nothing: when it is started again, it has new keys and knows no sign-ins.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningService> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const url = await listen(server, options.host, options.port);
  const issuer = options.issuer ?? url;
  // Made when the first browser comes: its packages take a moment to load, and most starts are without sign-ins.
  let provider: Promise<Provider> | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    provider ??= createProvider({ ...options, issuer });
    const ready = await provider;
    if (INTERACTION.test(request.url ?? '')) await interact(ready, request, response);
    else await ready.callback()(request, response);
  }

  async function interact(ready: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const people = options.people();
    if (request.method === 'POST') {
      const subject = new URLSearchParams(await readForm(request)).get('person');
      if (people.some((person) => person.subject === subject) && subject !== null)
        return ready.interactionFinished(request, response, { login: { accountId: subject } });
    }
    await ready.interactionDetails(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(signInPage(people));
  }

  return {
    url,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readForm(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).byteLength;
    if (length > MOST_BYTES) throw new Error('the form is too long');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

const listen = (server: Server, host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(`http://${host}:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });
