import { createDraft } from '../support/api/declarations.js';
import { send, type TestRequest } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** S22: the headers of every kind of answer, word for word. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const STRICT = "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'";
const VIEWER =
  "default-src 'none';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;connect-src 'self';" +
  "frame-ancestors 'none';base-uri 'none';form-action 'none'";

const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** An answer of each kind: its status, its policy, and whether it may be kept on the way. */
const ANSWERS: readonly [string, string, string, TestRequest, number, string, string][] = [
  ['JSON', 'GET', '/v1/me', { as: 'exporter' }, 200, STRICT, 'no-store'],
  ['a list', 'GET', '/v1/declarations', { as: 'exporter' }, 200, STRICT, 'no-store'],
  ['a table', 'GET', '/v1/declarations.csv', { as: 'exporter' }, 200, STRICT, 'no-store'],
  ['no token', 'GET', '/v1/me', {}, 401, STRICT, 'no-store'],
  ['not allowed', 'GET', '/v1/ops/stuck', { as: 'exporter' }, 403, STRICT, 'no-store'],
  ['unknown', 'GET', '/v1/declarations/dec_0', { as: 'exporter' }, 404, STRICT, 'no-store'],
  ['no such address', 'GET', '/v1/nothing', {}, 404, STRICT, 'no-store'],
  ['outside of the API', 'GET', '/admin', {}, 404, STRICT, 'no-store'],
  ['no text', 'GET', '/v1/declarations/%E0%A4%A', { as: 'exporter' }, 404, STRICT, 'no-store'],
  ['unknown method', 'PUT', '/v1/declarations', { as: 'exporter', body: {} }, 405, STRICT, 'no-store'],
  ['faulty', 'POST', '/v1/declarations', { as: 'exporter', body: { x: 1 } }, 422, STRICT, 'no-store'],
  ['health', 'GET', '/healthz', {}, 200, STRICT, 'no-store'],
  ['the description', 'GET', '/openapi.json', {}, 200, STRICT, 'no-store'],
  ['the documentation', 'GET', '/docs/', {}, 200, VIEWER, 'no-store'],
  ['its codes', 'GET', '/docs/errors', {}, 200, VIEWER, 'no-store'],
  ['its style', 'GET', '/docs/swagger-ui.css', {}, 200, VIEWER, 'public, max-age=0'],
  ['nothing of it', 'GET', '/docs/nothing', {}, 404, VIEWER, 'no-store'],
];

test.each(ANSWERS)('%s', async (_name, method, path, request, status, policy, cache) => {
  const answer = await send(api, method, path, request);
  expect(answer.status).toBe(status);
  const names = ['content-security-policy', 'cache-control', ...Object.keys(ALWAYS)];
  const found = Object.fromEntries(names.map((name) => [name, answer.headers.get(name)]));
  expect(found).toEqual({ ...ALWAYS, 'content-security-policy': policy, 'cache-control': cache });
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('server')).toBeNull();
});

test('no page of another origin is let in, with or without credentials', async () => {
  const draft = await createDraft(api);
  for (const path of ['/v1/me', `/v1/declarations/${draft}`, '/openapi.json', '/docs/', '/v1/nothing']) {
    for (const method of ['GET', 'OPTIONS']) {
      const response = await fetch(`${api.url}${path}`, {
        method,
        headers: {
          origin: 'https://elsewhere.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
          authorization: `Bearer ${api.people.exporter.token}`,
        },
      });
      await response.text();
      const cors = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect([method, path, cors]).toEqual([method, path, []]);
    }
  }
});

test('the documentation loads nothing from elsewhere and runs nothing inline', async () => {
  for (const path of ['/docs/', '/docs/errors']) {
    const { text } = await send(api, 'GET', path);
    expect(text).not.toMatch(/<script>|<style|\son\w+=|javascript:|https?:\/\//);
  }
});
