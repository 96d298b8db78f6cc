import { OPERATIONS } from '../../api/contract/operations.js';
import type { Operation } from '../../api/contract/operation.js';
import { PERMISSIONS, type UseCase } from '../../services/permissions/table.js';
import { writeCase, type CaseFixture } from '../support/api/caseFixture.js';
import type { Handle } from '../support/api/people.js';
import { get } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { SIZE } from '../support/load/sizes.js';
import { report } from './report.js';
import { HOSTILE_FILTERS } from './hostile/words.js';

/** S20: every parameter of every list, filled with what is meant for a database or an engine. */
let api: TestApi;
let ids: CaseFixture;
let others: CaseFixture;
beforeAll(async () => {
  api = await startTestApi();
  ids = await writeCase(api);
  others = await writeCase(api, { owner: 'stranger' });
});
afterAll(() => api.close());

const ASKERS: readonly (readonly [string, Handle])[] = [
  ['exporter', 'exporter'],
  ['customs_officer', 'customs'],
  ['operator', 'operator'],
  ['firm_administrator', 'firmAdministrator'],
];

/** Who may ask it, an exporter first, since what is seen of others is then a fault. */
const askerOf = ({ operationId }: Operation): Handle =>
  ASKERS.find(([role]) => Object.hasOwn(PERMISSIONS[operationId as UseCase].roles, role))?.[1] ?? 'operator';

/** What other parameters need, so that the one under attack is what the answer is about. */
const BESIDE: Readonly<Record<string, string>> = {
  searchHs: 'q=coffee',
  listExchangeRates: 'base=EUR&quote=USD',
  getGuidance: 'origin=RW&destination=CN&mode=air',
};

const LISTS = OPERATIONS.filter(
  ({ method, auth, query }) => method === 'get' && auth === 'bearer' && query !== undefined,
);
const PARAMETERS = LISTS.flatMap((operation) =>
  Object.keys(operation.query?.shape ?? {}).map((name) => [operation.operationId, name, operation] as const),
);
const chosen = HOSTILE_FILTERS.filter((_, at) => at % Math.ceil(HOSTILE_FILTERS.length / SIZE.hostileFilters) === 0);

test('there are more than thirty of them, and no list is left out', () => {
  expect(HOSTILE_FILTERS.length).toBeGreaterThan(30);
  expect(LISTS.length).toBeGreaterThan(20);
  report('S20', { 'hostile filters': chosen.length, parameters: PARAMETERS.length, lists: LISTS.length });
});

test.each(PARAMETERS)('%s?%s', async (operationId, name, operation) => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) =>
    parameter === 'declaration_id' ? ids.declaration : '0901',
  );
  const beside = new URLSearchParams(BESIDE[operationId] ?? '');
  for (const hostile of chosen) {
    const query = new URLSearchParams(beside);
    query.set(name, hostile);
    const { status, text, body } = await get(api, `${path}?${query.toString()}`, askerOf(operation));
    expect([name, hostile, status < 500, [200, 400, 404, 422].includes(status)]).toEqual([name, hostile, true, true]);
    expect(text).not.toMatch(/syntax error|relation "|pg_|prisma|at .*\.[tj]s:\d/i);
    if (askerOf(operation) === 'exporter') expect(text).not.toContain(others.declaration);
    // A free text that names nothing finds nothing; the search for words alone may.
    const isFree = status === 200 && Array.isArray(body.items) && !/^(limit|after|q)$/.test(name);
    if (isFree && operationId !== 'searchHs') expect([hostile, body.items]).toEqual([hostile, []]);
  }
});

test('afterwards everything stands as it stood', async () => {
  const { status } = await get(api, `/v1/declarations/${ids.declaration}`, 'exporter');
  expect(status).toBe(200);
  expect((await get(api, `/v1/declarations/${others.declaration}`, 'stranger')).status).toBe(200);
});
