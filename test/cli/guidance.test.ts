/** `portolan guidance`: what it asks the API, and the page it prints. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { presentGuidance } from '../../api/presenters/presentGuidance.js';
import { runCli } from '../../cli/main.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { getGuidance } from '../../services/guidance/getGuidance.js';
import type { Caller } from '../../services/caller.js';
import { COUNTRIES } from '../rules/packRoots.js';

const deps = { registry: loadPacks(COUNTRIES), clock: () => new Date('2026-11-23T08:00:00Z') };
const guidance = presentGuidance(
  getGuidance(deps, { role: 'exporter' } as Caller, {
    ...{ hsCode: '090121', origin: 'RW', destination: 'CN', mode: 'post', regime: 'retail_import' },
    facts: 'coffee_score:84',
  }),
);
let server: Server;
let url: string;
let asked: string | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request.url;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(guidance));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function run(...args: string[]): Promise<{ exitCode: number; lines: string[] }> {
  asked = undefined;
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const context = { environment: {}, root: resolve(import.meta.dirname, '../..'), isTerminal: false };
  const exitCode = await runCli(['guidance', ...args, '--url', url, '--token', 't'], {
    ...context,
    out: print,
    err: print,
  });
  return { exitCode, lines };
}

const COFFEE = ['--hs', '090121', '--from', 'RW', '--to', 'CN'];

describe('portolan guidance', () => {
  it('asks by post, and with all that was told', async () => {
    await run(...COFFEE);
    expect(asked).toBe('/v1/guidance?hs_code=090121&origin=RW&destination=CN&mode=post');
    await run(
      ...[...COFFEE, '--by', 'air', '--regime', 'retail_import', '--grams', '10000', '--value', '280.00 USD'],
      ...['--fact', 'coffee_score=84', 'battery=none', '--request', 'halal', 'certificate_of_origin'],
    );
    const query = new URL(asked ?? '', url).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      mode: 'air',
      net_weight_grams: '10000',
      value: '280.00',
      currency: 'USD',
      facts: 'coffee_score:84,battery:none',
      requested: 'halal,certificate_of_origin',
    });
  });

  it('prints a page to act on: needs, steps, questions, and what cannot be said', async () => {
    const { exitCode, lines } = await run(...COFFEE);
    const page = lines.join('\n').replaceAll(/\s+/g, ' ');
    expect(exitCode).toBe(0);
    expect(page).toContain('HS 090121 from RW to CN by post, retail_import on 2026-11-23: may go');
    expect(page).toContain('needed (RW) - Coffee export permit, specialty coffee (80 points and more)');
    expect(page).toContain('Asks for: Commercial invoice; Quality certificate.');
    expect(page).toContain('does not apply (CN) x Registration by own application (Order 280): Not in retail import');
    expect(page).toContain('1. Permits and certificates (agency, export).');
    expect(page).toContain('Usually 5 working days');
    expect(page).toContain('At the longest 90 days (a default of this product)');
    expect(page).toContain('- value: What are the goods worth, in RWF? [amount and currency]');
    expect(page).toContain('RW, permits: Whether roasted coffee needs an export licence of Rwanda FDA is open');
    expect(page).toContain('[rw.formality.phytosanitary, secondary]');
    expect(lines.every((line) => line.length <= 100)).toBe(true);
  });

  it('prints JSON where it is asked for', async () => {
    const { lines } = await run(...COFFEE, '--json');
    expect(JSON.parse(lines.join('\n'))).toEqual(JSON.parse(JSON.stringify(guidance)));
  });

  it.each([
    [['--value', '280'], '--value takes an amount and a currency'],
    [['--fact', 'coffee_score'], '--fact takes name=answer'],
  ])('says how to mend %j', async (args, says) => {
    const { exitCode, lines } = await run(...COFFEE, ...args);
    expect([exitCode, asked]).toEqual([1, undefined]);
    expect(lines.join('\n')).toContain(says);
  });
});
