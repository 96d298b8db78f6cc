/** `portolan quote`: the question that its options make. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { runCli } from '../../cli/main.js';

let server: Server;
let url: string;
let asked: Record<string, unknown>;

/** Takes the question down and has no answer. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      asked = JSON.parse(text) as Record<string, unknown>;
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function ask(...options: string[]): Promise<Record<string, unknown>> {
  const goods = ['--from', 'CN', '--to', 'MY', '--hs', '720241', '--value', '700.00', '--currency', 'CNY'];
  const context = { environment: {}, root: resolve(import.meta.dirname, '../..'), isTerminal: false };
  const silent = { out: () => undefined, err: () => undefined };
  const args = ['quote', ...goods, '--grams', '1000', ...options, '--url', url, '--token', 't'];
  await runCli(args, { ...context, ...silent });
  return asked;
}

it('names no regime unless it is told one', async () => {
  const question = await ask();
  expect(question).toMatchObject({ corridor: { origin: 'CN', destination: 'MY' }, mode_of_transport: 'post' });
  expect(Object.keys(question)).not.toEqual(expect.arrayContaining(['regime']));
  expect(Object.keys(question)).not.toEqual(expect.arrayContaining(['export_regime']));
});

it('names the regime at each end', async () => {
  expect(await ask('--regime', 'low_value_goods', '--export-regime', 'export_9610')).toMatchObject({
    regime: 'low_value_goods',
    export_regime: 'export_9610',
  });
});
