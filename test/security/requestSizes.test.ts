import { loadConfig } from '../../bin/config/loadConfig.js';
import { get, post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** S10: every limit of what a request may carry, from the setting to the refusal. */
let api: TestApi;
beforeAll(async () => {
  const text = 'json_bytes=60000,depth=8,items=50,values=200,text_characters=1000,page_items=10';
  const { API_LIMITS: limits } = loadConfig({ API_LIMITS: text }, ['API_LIMITS']);
  api = await startTestApi({}, { limits: { ...limits, fileBytes: 60_000 } });
});
afterAll(() => api.close());

const ask = (data: unknown): Promise<TestAnswer> => post(api, '/v1/declarations', { as: 'exporter', body: { data } });
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** Each body with where its fault is and what it is. */
const BODIES: readonly [string, unknown, string, string][] = [
  ['too deep', nested(20), '/data/0/0/0/0/0/0/0/0', 'The body has more than 8 levels of nesting.'],
  ['an array too long', { items: Array(51).fill(1) }, '/data/items', 'It has more than 50 items.'],
  [
    'an object too wide',
    Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`m${at}`, 1])),
    '/data',
    'It has more than 50 items.',
  ],
  ['a text too long', { regime: 'x'.repeat(1001) }, '/data/regime', 'A text has more than 1000 characters.'],
  ['a name too long', { ['x'.repeat(1001)]: 1 }, '/data', 'A text has more than 1000 characters.'],
  ['too many values', Array(5).fill(Array(45).fill(1)), '', 'The body has more than 200 values.'],
];
test.each(BODIES)('422: %s', async (_name, data, pointer, message) => {
  const answer = await ask(data);
  expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.BODY_INVALID']);
  expect(answer.body.errors).toEqual([
    { pointer, code: 'REQUEST.LIMIT_EXCEEDED', message, hint: expect.stringContaining('At most') as string },
  ]);
});

test('413: a body too large, 400: a page too long', async () => {
  const large = await ask({ items: Array(49).fill('x'.repeat(1500)) });
  expect([large.status, large.body.code]).toEqual([413, 'REQUEST.BODY_TOO_LARGE']);
  expect((await get(api, '/v1/declarations?limit=10', 'exporter')).status).toBe(200);
  const long = await get(api, '/v1/declarations?limit=11', 'exporter');
  expect([long.status, long.body.errors]).toEqual([
    400,
    [
      {
        pointer: 'query/limit',
        code: 'REQUEST.LIMIT_EXCEEDED',
        message: 'is more than 10, the longest page that is given',
      },
    ],
  ]);
});

test('a body of nothing but faults is not answered with many times its size', async () => {
  const wide = await startTestApi();
  try {
    const names = Array.from({ length: 9_000 }, (_, at) => `name${at}`);
    const data = Object.fromEntries(names.map((name) => [name, 1]));
    const answer = await post(wide, '/v1/declarations', { as: 'exporter', body: { data } });
    expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.BODY_INVALID']);
    const errors = answer.body.errors as { message: string }[];
    expect(errors).toHaveLength(201);
    expect(errors.at(-1)?.message).toBe('8800 more faults are not named');
  } finally {
    await wide.close();
  }
});
