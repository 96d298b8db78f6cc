import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiClient, type ApiClient } from '../../cli/client/apiClient.js';
import type { PackProposal } from '../../api/contract/countryPack.js';
import type { Quote } from '../../api/contract/quote.js';
import { coffee } from '../support/api/declarations.js';
import { until } from '../support/api/until.js';
import { proposedPack } from '../support/builders/proposedPack.js';
import { buildBasketsQuote } from '../support/builders/quoteData.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** Law that is published while two APIs and a worker run, each a process of the system's. */
const DAY = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
const PACK = `DE/${DAY}`;
let running: ThrowawayInstallation;
let urls: readonly string[];
beforeAll(async () => {
  running = await startThrowawayInstallation({}, { apis: 2 });
  urls = running.installation.apiUrls;
}, 120_000);
afterAll(() => running.stop(), 60_000);

const at = (url: string | undefined, name: string): ApiClient =>
  createApiClient({ url: url ?? '', token: running.target.tokens[name] ?? '' });

/** VAT on two baskets by the law of the day, as an API says it. */
async function vatAt(url: string | undefined): Promise<{ amount: string | undefined; hash: string | undefined }> {
  const { body } = await at(url, 'exporter').call('createQuote', { body: { ...buildBasketsQuote(), date: DAY } });
  const { offers, packs } = body as Quote;
  const vat = offers[0]?.destination.find(({ tax }) => tax === 'vat');
  return { amount: vat?.amount.amount, hash: packs.find(({ id }) => id === PACK)?.hash };
}

const logOf = (name: string): string => readFileSync(join(running.home, 'logs', `${name}.log`), 'utf8');
const knows = (name: string, hash: string): boolean =>
  logOf(name)
    .split('\n')
    .some((line) => line.includes('a published pack is known from now on') && line.includes(hash));

it('both APIs answer by it as soon as it is signed, and the worker knows it before it records anything', async () => {
  const [one, other] = urls;
  expect(other).not.toBe(one);
  const before = { amount: '15.39', hash: undefined };
  expect([await vatAt(one), await vatAt(other)]).toEqual([before, before]);
  const { processes } = running.installation;
  expect(new Set([process.pid, ...['api-1', 'api-2', 'worker'].map((name) => processes.get(name))]).size).toBe(4);

  // Proposed to one process, signed at the other.
  const body = { files: proposedPack(DAY), reason: 'VAT rises' };
  const proposed = (await at(one, 'operator').call('proposeCountryPack', { body })).body as PackProposal;
  const { hash } = proposed;
  expect([await vatAt(one), await vatAt(other)]).toEqual([before, before]);
  const signature = { path: { publication_id: proposed.id }, body: { reason: 'checked' } };
  await at(other, 'second_operator').call('signCountryPack', signature);

  // 20 % of 81 is 16.20.
  const after = { amount: '16.20', hash };
  expect([await vatAt(one), await vatAt(other)]).toEqual([after, after]);
  expect([knows('api-1', hash), knows('api-2', hash)]).toEqual([true, true]);

  const exporter = at(one, 'exporter');
  const draft = await exporter.call('createDeclaration', { body: { data: coffee() } });
  const path = { declaration_id: String((draft.body as { id: string }).id) };
  await exporter.call('submitDeclaration', { path });
  const stateOf = async (): Promise<string> =>
    ((await exporter.call('getDeclaration', { path })).body as { state: string }).state;
  await until('the worker', async () => ((await stateOf()) === 'PERMITS_PENDING' ? true : undefined), stateOf);
  expect(knows('worker', hash)).toBe(true);
});
