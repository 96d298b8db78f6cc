/** Keys and webhooks from the command line, against an API of the test's own. */
import { startAnsweringApi, type AnsweringApi, type Printed } from '../support/cli/answeringApi.js';

let api: AnsweringApi;
let answers: AnsweringApi['answers'];
let asked: AnsweringApi['asked'];

beforeEach(async () => {
  api = await startAnsweringApi();
  ({ answers, asked } = api);
});
afterEach(() => api.close());

const portolan = (...args: string[]): Promise<Printed> => api.portolan(...args);

const key = {
  ...{ id: 'key_1', name: 'Shop', role: 'exporter', mode: 'test', shown: 'ptl_test_1', secret: 'ptl_test_1_abc' },
  ...{ last_used_at: '2026-11-23T08:00:00.000Z', expires_at: null, revoked_at: null },
  ...{ created_by_name: 'Aline', created_by_left: false },
};

describe('keys', () => {
  test('create shows the key once, and asks for what was said', async () => {
    answers['POST /v1/api_keys'] = key;
    const { out } = await portolan('keys', 'create', 'Shop', '--expires', '2027-01-01T00:00:00Z');
    expect(out.at(-1)).toBe('ptl_test_1_abc');
    expect(asked[0]?.body).toEqual({
      name: 'Shop',
      role: 'exporter',
      mode: 'test',
      expires_at: '2027-01-01T00:00:00Z',
    });
    expect((await portolan('keys', 'create', 'Shop', '--mode', 'both')).exitCode).toBe(2);
  });

  test('list says how each stands', async () => {
    const items = [
      key,
      { ...key, id: 'key_2', created_by_left: true, revoked_at: '2026-11-20T10:30:00.000Z', last_used_at: null },
      { ...key, id: 'key_3', expires_at: '2026-01-01T00:00:00.000Z' },
    ];
    answers['GET /v1/api_keys'] = { items, next_cursor: null };
    expect((await portolan('keys', 'list')).out).toEqual([
      'Key    Mode  Role      Standing                  Last used         Made by           Name',
      'key_1  test  exporter  works                     2026-11-23 08:00  Aline             Shop',
      'key_2  test  exporter  revoked 2026-11-20 10:30  -                 Aline (has left)  Shop',
      'key_3  test  exporter  expired 2026-01-01 00:00  2026-11-23 08:00  Aline             Shop',
    ]);
  });

  test('rotate takes an overlap, revoke none', async () => {
    answers['POST /v1/api_keys/key_1/rotate'] = { ...key, id: 'key_4' };
    answers['POST /v1/api_keys/key_1/revoke'] = key;
    expect((await portolan('keys', 'rotate', 'key_1', '--overlap', '2')).out.at(-1)).toBe(
      'key_1 works on for 2 hours.',
    );
    expect((await portolan('keys', 'revoke', 'key_1')).out).toEqual(['key_1 is revoked.']);
    expect(asked.map(({ body }) => body)).toEqual([{ overlap_hours: 2 }, undefined]);
  });
});

const endpoint = {
  ...{ id: 'whe_1', url: 'https://example.com/hook', status: 'switched_off', version: 4, secret: 'whsec_x' },
  ...{ failures: 7, failing_since: '2026-11-20T08:00:00.000Z' },
};

describe('webhooks', () => {
  test('add shows the secret once; list shows what was switched off', async () => {
    answers['POST /v1/webhook_endpoints'] = endpoint;
    answers['GET /v1/webhook_endpoints'] = { items: [endpoint], next_cursor: null };
    const added = await portolan('webhooks', 'add', 'https://example.com/hook', '--type', 'draftCreated');
    expect(added.out.at(-1)).toBe('whsec_x');
    expect(asked[0]?.body).toEqual({ url: 'https://example.com/hook', event_types: ['draftCreated'] });
    expect((await portolan('webhooks', 'list')).out).toEqual([
      'Endpoint  Status        Failures                  Address',
      'whe_1     switched off  7 since 2026-11-20 08:00  https://example.com/hook',
    ]);
  });

  test('on and off change the version that stands', async () => {
    answers['GET /v1/webhook_endpoints/whe_1'] = endpoint;
    answers['PATCH /v1/webhook_endpoints/whe_1'] = endpoint;
    expect((await portolan('webhooks', 'on', 'whe_1')).out).toEqual(['whe_1 is on.']);
    const request = 'PATCH /v1/webhook_endpoints/whe_1';
    expect(asked[1]).toEqual({ request, query: '', body: { enabled: true }, ifMatch: '"4"' });
  });

  test('attempts are listed with status and time; a range is sent again to its end', async () => {
    const attempt = {
      ...{ id: 'a', at: '2026-11-23T08:00:01.000Z', delivery_id: 'whd_1', event_id: 'evt_1' },
      ...{ duration_ms: 12, http_status: null, fault: 'Nobody listens there.' },
    };
    answers['GET /v1/webhook_endpoints/whe_1/attempts'] = { items: [attempt], next_cursor: null };
    expect((await portolan('webhooks', 'attempts', 'whe_1')).out[1]).toBe(
      '2026-11-23 08:00:01  whd_1     -       12 ms  Nobody listens there.',
    );
    answers['POST /v1/webhook_endpoints/whe_1/resend'] = [
      { count: 1000, to_position: 1200, more: true },
      { count: 7, to_position: 1300, more: false },
    ];
    const { out } = await portolan('webhooks', 'resend', 'whe_1', '--from', '20', '--to', '1300');
    expect(out).toEqual(['1007 events are sent again.']);
    expect(asked.slice(1).map(({ body }) => body)).toEqual([
      { from_position: 20, to_position: 1300 },
      { from_position: 1201, to_position: 1300 },
    ]);
  });
});
