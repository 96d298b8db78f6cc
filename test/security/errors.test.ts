import fc from 'fast-check';
import type { Operation } from '../../api/contract/operation.js';
import { OPERATIONS } from '../../api/contract/operations.js';
import { Problem } from '../../api/contract/problem.js';
import { isErrorCode } from '../../domain/errors/errors.js';
import { isUseCase, permissionOf } from '../../services/permissions/table.js';
import { getOperation } from '../../cli/client/apiClient.js';
import { writeCase, type CaseFixture } from '../support/api/caseFixture.js';
import { HANDLES, type Handle } from '../support/api/people.js';
import { post } from '../support/api/request.js';
import { writeSession } from '../support/api/sessions.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { writeEndpoint } from '../support/webhooks/writeEndpoint.js';
import { SIZE } from '../support/load/sizes.js';
import { report } from './report.js';
import { HOSTILE_FILTERS } from './hostile/words.js';

/** S9: whatever is sent to whichever route, a refusal is a problem document and tells nothing of what is inside. */
let api: TestApi;
let ids: CaseFixture;
/** By the names of parameters, what a case alone does not have. */
let beside: Readonly<Record<string, string>>;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 20 });
  ids = await writeCase(api);
  beside = await writeBeside();
});
afterAll(() => api.close());

/** Words of stacks, of SQL, of the engine and of this machine, none of which is in any request below. */
const INNER = [
  /\bat .{0,200}\.[cm]?[jt]s\b/,
  /node_modules|node:internal/,
  /prisma|postgres|\bpg_|\bP20\d\d\b/i,
  /syntax error at|violates|relation "|column "|duplicate key|deadlock detected|\bSQLSTATE\b/i,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) \S/,
  /temporal|grpc|workflow not found|task queue|INVALID_ARGUMENT/i,
  /ECONNREFUSED|ENOENT|EACCES|\/tmp\/|127\.0\.0\.1:\d/,
  /TypeError|ReferenceError|RangeError|Cannot read prop|is not a function|undefined/,
];

const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_FILTERS.filter((text) => !/SELECT|passwd/.test(text))),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);
/** What a parameter of a path is filled with: mostly the thing that there is, so that the request goes further in. */
const RIGHT = 'the one there is';
const place = fc.oneof(
  { weight: 4, arbitrary: fc.constant(RIGHT) },
  { weight: 1, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom('dec_0', '0', '%00', 'x'.repeat(2_000)) },
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record({ data: fc.jsonValue({ maxDepth: 3 }), reason: hostileText }),
  fc.constant({ data: { __proto__: { admin: true }, items: [null] } }),
);
const body = fc.oneof(
  { weight: 6, arbitrary: json.map((value) => ({ type: 'application/json', text: JSON.stringify(value) ?? '' })) },
  fc.string({ maxLength: 100 }).map((text) => ({ type: 'application/json', text })),
  fc.string({ maxLength: 100 }).map((text) => ({ type: 'multipart/form-data; boundary=b', text: `--b\r\n${text}` })),
  fc.constantFrom(
    { type: 'multipart/form-data', text: 'no boundary' },
    {
      type: 'multipart/form-data; boundary=b',
      text: '--b\r\nContent-Disposition: form-data; name="a[1000000]"\r\n\r\n1\r\n--b--',
    },
    {
      type: 'multipart/form-data; boundary=b',
      text: '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--b--',
    },
    { type: 'application/json; charset=utf-7', text: '{}' },
    { type: 'text/plain', text: 'words' },
    { type: '', text: '' },
  ),
);

interface Fuzzed {
  operationId: string;
  method: string;
  as: string | undefined;
  places: string[];
  query: [string, string][];
  body: { type: string; text: string };
  key: string;
  ifMatch: string;
}

const request: fc.Arbitrary<Fuzzed> = fc.constantFrom(...OPERATIONS).chain((operation) =>
  fc.record({
    operationId: fc.constant(operation.operationId),
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant(operation.method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'OPTIONS', 'PATCH') },
    ),
    as: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<string>(...allowedTo(operation)) },
      { weight: 1, arbitrary: fc.constantFrom<string | undefined>(...HANDLES, 'nobody', undefined) },
    ),
    places: fc.array(place, { minLength: 3, maxLength: 3 }),
    query: fc.array(
      fc.tuple(
        fc.oneof(hostileText, fc.constantFrom('limit', 'cursor', ...Object.keys(operation.query?.shape ?? {}))),
        hostileText,
      ),
      { maxLength: 3 },
    ),
    body,
    key: fc.oneof(
      { weight: 8, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom('a-key', '', 'k'.repeat(300), 'a b') },
    ),
    ifMatch: fc.constantFrom('"1"', '"3"', '"3"', '"3"', '*', 'W/"1"', ''),
  }),
);

/** Who may do it, as far as their role goes. */
function allowedTo({ operationId }: Operation): readonly Handle[] {
  const roles = isUseCase(operationId) ? Object.keys(permissionOf(operationId).roles) : [];
  const handles = HANDLES.filter((handle) => roles.includes(api.people[handle].role));
  return handles.length === 0 ? HANDLES : handles;
}

async function writeBeside(): Promise<typeof beside> {
  const { endpoint, delivery } = await writeEndpoint(api);
  const made = async (path: string, as: Handle, sent: object): Promise<string> =>
    String((await post(api, path, { as, body: sent })).body.id);
  const agent = { agent_organisation_id: api.people.agent.organisationId, reference: 'Paper 1' };
  return {
    endpoint_id: endpoint,
    delivery_id: delivery,
    session_id: await writeSession(api, 'exporter'),
    membership_id: api.people.leaver.membershipId,
    subject_id: api.people.leaver.personId,
    template_id: await made('/v1/templates', 'exporter', { name: 'Coffee', data: {} }),
    key_id: await made('/v1/api_keys', 'exporter', { name: 'shop', role: 'exporter', mode: 'test' }),
    authority_id: await made('/v1/authorities', 'firmAdministrator', agent),
  };
}

/** The thing that a parameter names. */
const rightOf = (parameter: string): string =>
  (
    ({
      declaration_id: ids.declaration,
      document_id: ids.document,
      permit_id: ids.permit,
      task_id: ids.tasks.exporter,
      inspection_id: ids.inspection,
      payment_id: ids.payment,
      act_id: ids.act,
      parked_step_id: ids.parkedStep,
      operation_id: ids.operation,
      proposal_id: ids.enforcement,
      result_id: ids.result,
      consolidation_id: ids.consolidation,
      code: '0901',
      counterparty: 'customs',
      ...beside,
    }) as Readonly<Record<string, string>>
  )[parameter] ?? 'unknown';

function addressOf({ operationId, places, query }: Fuzzed): string {
  let at = 0;
  const path = getOperation(operationId).path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    const text = places[at++ % places.length] ?? '';
    if (text === RIGHT) return rightOf(parameter);
    return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')) || 'x';
  });
  return `${api.url}${path}?${new URLSearchParams(query).toString()}`;
}

async function send(fuzzed: Fuzzed): Promise<{ response: Response; text: string }> {
  const { method, as, body: sent, key, ifMatch } = fuzzed;
  const headers = new Headers({ 'idempotency-key': key, 'if-match': ifMatch });
  const token = as === undefined ? undefined : (Reflect.get(api.people, as) as { token: string } | undefined)?.token;
  if (as !== undefined) headers.set('authorization', `Bearer ${token ?? 'nobody'}`);
  if (sent.type !== '') headers.set('content-type', sent.type);
  const init = { method, headers, ...(method === 'GET' ? {} : { body: new TextEncoder().encode(sent.text) }) };
  const response = await fetch(addressOf(fuzzed), init);
  return { response, text: await response.text() };
}

test('requests that nobody means are answered by problems that tell nothing of the inside', async () => {
  const seed = Date.now() % 2 ** 31;
  const answers = new Map<number, number>();
  const check = fc.asyncProperty(request, async (fuzzed) => {
    const { response, text } = await send(fuzzed);
    const { status } = response;
    answers.set(status, (answers.get(status) ?? 0) + 1);
    if (status < 400) return;
    expect(status).toBeLessThan(500);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = Problem.parse(JSON.parse(text));
    expect([problem.status, problem.type]).toEqual([status, `/docs/errors#${problem.code}`]);
    expect(isErrorCode(problem.code)).toBe(true);
    expect(problem.request_id).toBe(response.headers.get('x-request-id'));
    // What the caller sent may come back; what is ours may not.
    const { instance: _instance, ...ours } = problem;
    const told = JSON.stringify({ ...ours, errors: ours.errors?.map(({ code, message }) => ({ code, message })) });
    expect(INNER.filter((inner) => inner.test(told)).map(String)).toEqual([]);
  });
  await fc.assert(check, { numRuns: SIZE.fuzzedRequests, seed, endOnFailure: true });
  const counted = Object.fromEntries([...answers].sort(([one], [other]) => one - other));
  report('S9', { seed, requests: SIZE.fuzzedRequests, ...counted });
}, 300_000);
