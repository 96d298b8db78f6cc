/**
 * How fast quotes are: the decision alone, the use case with its rows in PostgreSQL, and the whole over HTTP. Run it with
 * `npm run bench:quotes -- [quotes]`; it starts an installation of its own and throws it away. The aim: median under 20 ms
 * warm, 500 quotes a second on two cores.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../bin/config/loadConfig.js';
import { outsideFolders } from '../bin/postgres/placement.js';
import { startInstallation } from '../bin/supervise/up.js';
import { createApiClient } from '../cli/client/apiClient.js';
import { getTarget } from '../cli/client/installationAccess.js';
import type { QuoteData } from '../domain/quote/quoteData.js';
import { newRowId } from '../prisma/newId.js';
import { createRecord } from '../prisma/withActor.js';
import { decideQuote } from '../rules/decisions/quote/decideQuote.js';
import { loadPacks } from '../rules/loader/loadPacks.js';
import { authenticate } from '../services/authenticate.js';
import { createNomenclatureStore } from '../services/nomenclature/nomenclatureStore.js';
import { createQuote } from '../services/quotes/createQuote.js';

const WARM_UP = 300;
const AT_ONCE = 8;
const count = Number(process.argv[2] ?? 3000);
const date = '2026-06-30';
const registry = loadPacks(join(import.meta.dirname, '..', 'countries'));
const euro = (amount: string) => ({ amount, currency: 'EUR' });

/** Two lines of baskets to Germany; another price each time, so that nothing is answered from before. */
const question = (turn: number): QuoteData => ({
  corridor: { origin: 'RW', destination: 'DE' },
  mode_of_transport: 'post',
  destination_charges_paid_by: 'buyer',
  freight: euro('18.00'),
  insurance: euro('0.00'),
  items: [1, 2].map((line) => ({
    ...{ line, hs_code: '460219', origin: 'RW', net_weight_grams: 900, quantity: '2', unit: 'piece' },
    value: euro(`${20 + (turn % 40)}.50`),
  })),
});

/** Does it `turns` times, so many at once, and says how long each took, how many were done in a second, and what
 * CPU time each cost this process: on a busy machine only that last figure can be compared. */
async function measure(turns: number, atOnce: number, work: (turn: number) => unknown) {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const cpu = process.cpuUsage();
  const lane = async (): Promise<void> => {
    while (next < turns) {
      const turn = next++;
      const at = performance.now();
      await work(turn);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(turns * share)] ?? 0) * 100) / 100;
  return {
    atOnce,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    perSecond: Math.round(turns / seconds),
    cpuMsHere: Math.round((user + system) / turns / 10) / 100,
  };
}

/** Warm, one after the other and several at once. */
async function both(what: string, work: (turn: number) => unknown) {
  await measure(WARM_UP, AT_ONCE, work);
  const measured = { alone: await measure(count, 1, work), together: await measure(count, AT_ONCE, work) };
  process.stderr.write(`${what}: ${JSON.stringify(measured)}\n`);
  return measured;
}

const home = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
chmodSync(home, 0o755);
const decision = await both('decision', (turn) => decideQuote(registry, { data: question(turn), date }));
const installation = await startInstallation({
  home,
  throwaway: true,
  env: { PORTOLAN_ENV: 'test', API_REQUESTS_PER_MINUTE: '1000000' },
});
const { SUBJECT_KEYS } = loadConfig(installation.environment, ['SUBJECT_KEYS']);
const record = createRecord(installation.database.application ?? '', SUBJECT_KEYS, { connections: AT_ONCE });
try {
  const { apiUrl: url, tokens } = getTarget(home);
  const token = tokens.exporter ?? '';
  const config = { environment: 'test' as const };
  const deps = { record, registry, nomenclature: createNomenclatureStore(), clock: () => new Date(), config };
  const caller = await authenticate(deps, { token });
  const service = await both('service', (turn) =>
    createQuote(deps, caller, {
      question: { data: question(turn), date },
      variants: [],
      key: { uuid: newRowId() },
    }),
  );
  const client = createApiClient({ url, token, patienceMs: 0 });
  const http = await both('http', (turn) => client.call('createQuote', { body: { ...question(turn), date } }));
  const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
  process.stdout.write(`${JSON.stringify({ quotes: count, decision, service, http, machine }, null, 2)}\n`);
} finally {
  await record.close();
  await installation.stop();
  for (const folder of [home, ...outsideFolders(installation.id)]) rmSync(folder, { recursive: true, force: true });
}
