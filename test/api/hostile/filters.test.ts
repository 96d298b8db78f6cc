/** S20: filters and cursors of lists are values, whatever they say: nothing breaks, and nothing of others is shown. */
import type { Operation } from '../../../api/contract/operation.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { isUseCase, permissionOf } from '../../../services/permissions/table.js';
import { writeCase, type CaseFixture } from '../../support/api/caseFixture.js';
import type { Handle } from '../../support/api/people.js';
import { get } from '../../support/api/request.js';
import { startTestApi, type TestApi } from '../../support/api/startTestApi.js';
import { SIZE } from '../../support/load/sizes.js';
import { personFor } from './writes.js';

/** Texts that a query language would read as more than a value: SQL, the engine's visibility language, cursors, JSON. */
const HOSTILE_FILTERS = [
  "' OR '1'='1",
  "'; DELETE FROM act; --",
  "') UNION SELECT token_hash FROM access_token --",
  "1' AND pg_sleep(5) --",
  "x' OR organisation_id IS NOT NULL --",
  '" OR ""="',
  '\\',
  '%',
  '_',
  '%25%27',
  '$1',
  '${1}',
  ':name',
  '?',
  "WorkflowType = 'clearance'",
  "ExecutionStatus = 'Running' OR 1 = 1",
  "WorkflowId STARTS_WITH 'clearance:' ORDER BY StartTime",
  'PortolanHub IN ("RWKGL")',
  'null',
  'true',
  '{}',
  '{"$ne":null}',
  '["a","b"]',
  '*',
  '../',
  Buffer.from('{"after":"0","id":"1\' OR 1=1"}').toString('base64url'),
  Buffer.from('[1,2,3]').toString('base64'),
  Buffer.from('null').toString('base64url'),
  'eyJ',
  '９９９',
  '-1',
  '1e9',
];

let api: TestApi;
let ids: CaseFixture;
beforeAll(async () => {
  api = await startTestApi();
  ids = await writeCase(api);
}, 120_000);
afterAll(() => api.close());

const lists = OPERATIONS.filter(
  ({ method, query, auth }) => method === 'get' && query !== undefined && auth === 'bearer',
);

/** Somebody to whom the case of the roasters is nothing, where there is such a one. */
function strangerTo({ operationId }: Operation): Handle | undefined {
  const reach = isUseCase(operationId) ? permissionOf(operationId).roles.exporter : undefined;
  return reach === 'organisation' ? 'stranger' : undefined;
}

/** All of them, or a few, others for each parameter. */
let asked = 0;
const filtersFor = (at: number): string[] => {
  const { length } = HOSTILE_FILTERS;
  const many = Math.min(SIZE.hostileFilters, length);
  return HOSTILE_FILTERS.filter((_, index) => (index - ((at * many) % length) + length) % length < many);
};

test('there are thirty of them', () => expect(HOSTILE_FILTERS.length).toBeGreaterThanOrEqual(30));

test.each(lists.map((operation) => [operation.operationId, operation] as const))(
  '%s takes every filter as a value',
  async (_name, operation) => {
    const wrong: string[] = [];
    const known = [ids.declaration, ids.document, ids.permit, ids.inspection, ids.payment];
    const stranger = strangerTo(operation);
    const path = operation.path.replaceAll(/\{\w+\}/g, ids.declaration);
    for (const parameter of Object.keys(operation.query?.shape ?? {})) {
      for (const filter of filtersFor(asked++)) {
        const address = `${path}?${new URLSearchParams({ [parameter]: filter }).toString()}`;
        const answer = await get(api, address, stranger ?? personFor(operation));
        if (answer.status >= 500) wrong.push(`${parameter}=${filter}: ${answer.status}`);
        if (stranger !== undefined && known.some((id) => answer.text.replaceAll(path, '').includes(id)))
          wrong.push(`${parameter}=${filter}: shows what belongs to others`);
      }
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
