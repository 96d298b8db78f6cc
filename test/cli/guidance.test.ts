/** `portolan guidance`: what it asks the API, and the page it prints. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { presentGuidance } from '../../api/presenters/presentGuidance.js';
import { runCli } from '../../cli/main.js';
import type { RecordAccess } from '../../prisma/withActor.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { getGuidance } from '../../services/guidance/getGuidance.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import type { Caller } from '../../services/caller.js';
import { COUNTRIES } from '../rules/packRoots.js';
import { tableRate } from '../support/rates/ecbRates.js';

const deps = {
  record: {
    withActor: () => Promise.reject(new Error('nothing is to be read')),
    close: () => Promise.resolve(),
  },
  registry: loadPacks(COUNTRIES),
  nomenclature: createNomenclatureStore(),
  clock: () => new Date('2026-11-23T08:00:00Z'),
};
const guidance = presentGuidance(
  await getGuidance(deps, { role: 'exporter', memberRole: 'exporter' } as Caller, {
    ...{ hsCode: '090121', origin: 'RW', destination: 'CN', mode: 'post', regime: 'retail_import' },
    facts: 'coffee_score:84',
  }),
);
/** Worth USD 400: at the table's 1,250 francs that is the limit of RWF 500,000. */
const rate = tableRate('RWF', '1250', '2026-11-23', { id: 'rw_bank.1', table: 'rw_bank', base: 'USD' });
const withActor = (() => Promise.resolve([rate])) as RecordAccess['withActor'];
const withRate = presentGuidance(
  await getGuidance(
    { ...deps, record: { ...deps.record, withActor } },
    { role: 'exporter', memberRole: 'exporter' } as Caller,
    {
      ...{ hsCode: '090121', origin: 'RW', destination: 'CN', mode: 'post' },
      ...{ value: '400.00', currency: 'USD' },
    },
  ),
);
let server: Server;
let url: string;
let asked: string | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request.url;
    const answer = request.url?.includes('currency=USD') === true ? withRate : guidance;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
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

  it('tells the exchange rate by which a limit was decided, and asks for the value no more', async () => {
    const { lines } = await run(...COFFEE, '--value', '400.00 USD');
    const page = lines.join('\n').replaceAll(/\s+/g, ' ');
    expect(page).toContain('Exchange rates used - 1250 (official) [rw_bank.1, official]');
    expect(page).toContain('x Simplified export declaration (EXS 1): From RWF 500,000 a consignment');
    expect(page).not.toContain('What are the goods worth');
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
