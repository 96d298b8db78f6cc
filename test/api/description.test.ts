import { OPERATIONS } from '../../api/contract/operations.js';
import { ROUTES } from '../../api/routes.js';
import { createAdmission } from '../../api/routing/admission.js';
import { ADMISSION_LIMITS, REQUEST_LIMITS } from '../../api/routing/requestLimits.js';
import { mountRoutes } from '../../api/routing/mountRoutes.js';
import { ERROR_CODES } from '../../domain/errors/errors.js';
import { PERMISSIONS } from '../../services/permissions/table.js';
import { get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
let description: Description;
beforeAll(async () => {
  api = await startTestApi();
  description = (await get(api, '/openapi.json')).body as unknown as Description;
});
afterAll(() => api.close());

interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
  tags: { name: string }[];
}

const described = (): [string, Described][] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Described] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

describe('/openapi.json', () => {
  it('describes exactly the routes that are mounted', () => {
    const limits = {
      ...REQUEST_LIMITS,
      ...ADMISSION_LIMITS,
      requestsPerMinute: 1,
      uploadFolder: `${api.storageDir}-none`,
    };
    const router = mountRoutes(ROUTES, api.deps, limits, createAdmission(api.deps, limits));
    const mounted = new Set<string>();
    for (const { route } of router.stack) {
      if (route === undefined) throw new Error('something other than a route is mounted');
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      for (const { method } of route.stack)
        if (method !== undefined && method !== '') mounted.add(`${method.toUpperCase()} ${path}`);
    }
    expect([...mounted].sort()).toEqual(
      described()
        .map(([name]) => name)
        .sort(),
    );
    expect(ROUTES.map(({ operation }) => operation.operationId).sort()).toEqual(
      OPERATIONS.map(({ operationId }) => operationId).sort(),
    );
  });

  it('has a row in the table of permissions for every operation that asks for a token, and no other', () => {
    const bearer = OPERATIONS.filter(({ auth }) => auth === 'bearer').map(({ operationId }) => operationId);
    expect(bearer.sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it('is OpenAPI 3.1 with unique ids, known tags and a summary for each', () => {
    expect(description.openapi).toBe('3.1.0');
    const ids = described().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = description.tags.map(({ name }) => name);
    for (const [name, operation] of described()) {
      expect([name, operation.summary.length > 5]).toEqual([name, true]);
      expect(tags).toEqual(expect.arrayContaining(operation.tags));
    }
  });

  it('declares every path parameter, the key of every POST that acts, and a problem for every refusal', () => {
    for (const [name, { parameters = [], responses, security }] of described()) {
      const wanted = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([name, parameters.filter((one) => one.in === 'path').map((one) => one.name)]).toEqual([name, wanted]);
      const keyed = parameters.some((one) => one.name === 'Idempotency-Key' && one.required === true);
      const acts = name.startsWith('POST') && !name.includes('/notices/') && !name.includes('/codec/');
      expect([name, keyed]).toEqual([name, acts]);
      for (const [status, { content = {} }] of Object.entries(responses)) {
        if (Number(status) < 400 || name.endsWith('/readyz')) continue;
        expect([name, status, Object.keys(content)]).toEqual([name, status, ['application/problem+json']]);
      }
      if (security.length > 0) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '429', '500']));
    }
  });

  it('resolves every reference and refuses unknown members on every write', () => {
    const text = JSON.stringify(description);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(description.components.schemas)).toContain(name);
    }
    for (const [name, { requestBody }] of described()) {
      const schema = requestBody?.content['application/json']?.schema as { $ref?: string } | undefined;
      if (schema === undefined || name.includes('/notices/')) continue;
      const body = description.components.schemas[schema.$ref?.split('/').at(-1) ?? ''] as {
        additionalProperties?: boolean;
        oneOf?: { $ref: string }[];
        anyOf?: { $ref: string }[];
      };
      const options = (body.oneOf ?? body.anyOf ?? []).map(
        ({ $ref }) => description.components.schemas[$ref.split('/').at(-1) ?? ''] as typeof body,
      );
      for (const one of options.length > 0 ? options : [body])
        expect([name, one.additionalProperties]).toEqual([name, false]);
    }
  });
});

it('a body may be left out where nothing in it has to be, as it is read', async () => {
  const optional = described().filter(([, { requestBody }]) => requestBody?.required === false);
  const names = optional.map(([name]) => name);
  expect(names).toContain('POST /v1/declarations/{declaration_id}/submit');
  expect(names).not.toContain('POST /v1/declarations');
  const made = await post(api, '/v1/declarations', { as: 'exporter', body: { data: {} } });
  const copied = `/v1/declarations/${String(made.body.id)}/copy`;
  expect((await send(api, 'POST', copied, { as: 'exporter' })).status).toBe(201);
  expect((await send(api, 'POST', '/v1/declarations', { as: 'exporter' })).status).toBe(422);
});

describe('/docs', () => {
  it('is a page of files of ours alone, under a policy without inline script', async () => {
    const page = await get(api, '/docs/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const [, address = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\/docs\//);
      expect([address, (await get(api, address)).status]).toEqual([address, 200]);
    }
    expect(page.text).not.toMatch(/<script>/);
  });
});

describe('/docs/errors', () => {
  it('is where the type of every problem leads', async () => {
    const problem = await get(api, '/v1/me');
    const [address = '', anchor = ''] = String(problem.body.type).split('#');
    const page = await get(api, address);
    expect(page.status).toBe(200);
    for (const code of [anchor, ...ERROR_CODES]) expect(page.text).toContain(`<tr id="${code}">`);
  });
});

describe('/healthz, /readyz, /v1/me', () => {
  it('is alive, and ready with everything it needs', async () => {
    expect((await get(api, '/healthz')).body).toEqual({ status: 'ok' });
    const ready = await get(api, '/readyz');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: 'ready',
      checks: ['database', 'migrations', 'temporal', 'storage'].map((name) => ({ name, ok: true })),
    });
  });

  it('503: says which check fails', async () => {
    const older = await startTestApi({ migrations: ['99990101000000_of_a_later_release'] });
    try {
      const answer = await get(older, '/readyz');
      expect(answer.status).toBe(503);
      expect(answer.body.checks).toContainEqual({
        name: 'migrations',
        ok: false,
        detail: 'not applied: 99990101000000_of_a_later_release',
      });
    } finally {
      await older.close();
    }
  });

  it('says whom the token speaks for', async () => {
    const { personId, organisationId } = api.people.naeb;
    expect((await get(api, '/v1/me', 'naeb')).body).toEqual({
      person_id: personId,
      key_id: null,
      mode: 'test',
      name: 'Person naeb',
      member_role: 'agency_officer',
      role: 'agency_officer',
      agency: 'NAEB',
      organisation: { id: organisationId, name: 'The naeb', kind: 'agency' },
      authority_id: null,
      environment: 'test',
    });
  });
});
