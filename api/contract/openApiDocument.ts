import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { z } from 'zod';
import type { Operation, OperationResponse } from './operation.js';
import { OPERATIONS } from './operations.js';
import { identifier } from './primitives.js';
import { Problem } from './problem.js';

const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: 'Not understood: all faults are listed',
  401: 'No valid access token and no session in force, or a signature that does not hold',
  403: 'Not for this role',
  404: 'Unknown, or not to be known by the caller',
  409: 'Not in this state; `allowed_actions` says what may be done instead',
  412: 'Changed by someone else meanwhile',
  413: 'Too large',
  415: 'Of a type that is not taken',
  422: 'Understood and not acceptable: all faults are listed',
  428: '`If-Match` is missing',
  429: 'Too many requests; see `Retry-After`',
  500: 'A fault of ours; give `request_id` to the operator',
  503: 'Something the API needs is away for the moment',
};

const TAGS = [
  ['declarations', 'Goods declarations from draft to clearance'],
  ['requests', 'What is asked for and decided beside the state: amendments, withdrawals, corrections'],
  ['templates', "A firm's own beginnings of declarations"],
  ['quotes', 'What goods will cost, before anything is sent'],
  ['acts', 'What became of what a person did'],
  ['documents', 'Documents that support a declaration'],
  ['permits', 'Permits of the agencies and applications for them'],
  ['members', 'What people are in an organisation, and the authority of firms for agents'],
  ['tasks', 'Work that waits for a person, and decisions on it'],
  ['inspections', 'Physical examinations'],
  ['consolidations', 'Bags of parcels that travel under one master reference'],
  ['enforcement', 'Holds, recalls, and acts against goods with notice and appeal'],
  ['hs', 'Codes of the Harmonised System: search, classification, editions'],
  ['payments', 'Charges to be paid'],
  ['exchange rates', 'Published rates by official table: read, entered, imported'],
  ['guidance', 'What goods need on their way, before anything is sent'],
  ['events', 'The feed of all that happened'],
  ['webhooks', 'The same events, sent to addresses of a firm'],
  ['API keys', 'Keys by which programs of a firm ask'],
  ['ops', 'Stuck clearances and their repair'],
  ['country packs', 'The law as data: which packs hold, what a new one would change, and publishing it'],
  ['privacy', 'What is held on a person: exported, erased'],
  ['audit', 'Proof that nothing was changed afterwards'],
  ['sessions', 'Where a person is signed in: listed, and ended'],
  ['access records', 'Who looked at the cases of a firm'],
  ['notices', "Counterparties' notices"],
  ['service', 'The service itself'],
] as const;

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .meta({
    description: 'Chosen by the caller; the same key and body get the same answer',
    example: '7f9c2d1e-4b6a-4c0f',
  });
const ifMatch = z.string().meta({ description: '`ETag` of the version that is changed', example: '"3"' });
const actingFor = identifier('org')
  .optional()
  .meta({ description: 'The firm for which an agent asks, by its authority; its own people leave it out' });
const webhookHeaders = {
  'webhook-id': z.string(),
  'webhook-timestamp': z.string(),
  'webhook-signature': z.string(),
};

/** Statuses that any operation of this kind may answer with a problem document. */
function problemStatuses(operation: Operation): number[] {
  const statuses = new Set(operation.problems ?? []);
  if (operation.params !== undefined || operation.query !== undefined || operation.body !== undefined)
    statuses.add(400);
  if (operation.auth !== 'none') for (const status of [401, 429, 500, 503]) statuses.add(status);
  if (operation.auth === 'bearer') statuses.add(403);
  if (operation.body !== undefined) for (const status of [413, 415]) statuses.add(status);
  if (operation.idempotent === true || operation.body !== undefined) statuses.add(422);
  if (operation.idempotent === true) statuses.add(409);
  return [...statuses].sort((left, right) => left - right);
}

function describeResponse(response: OperationResponse, idempotent: boolean) {
  const headers: Record<string, { description: string; schema: { type: 'string' } }> = {
    'X-Request-Id': { description: 'Names this request in the logs', schema: { type: 'string' } },
  };
  for (const [name, description] of Object.entries(response.headers ?? {})) {
    headers[name] = { description, schema: { type: 'string' } };
  }
  if (idempotent) {
    headers['Idempotent-Replayed'] = {
      description: '`true` when this answer was stored before',
      schema: { type: 'string' },
    };
  }
  return {
    description: response.description,
    headers,
    ...(response.schema === undefined
      ? {}
      : { content: Object.fromEntries(typesOf(response).map((type) => [type, { schema: response.schema }])) }),
  };
}

const typesOf = ({ contentType = 'application/json', otherContentTypes = [] }: OperationResponse): string[] => [
  contentType,
  ...otherContentTypes,
];

const asStatus = (status: string | number): `${1 | 2 | 3 | 4 | 5}${string}` =>
  String(status) as `${1 | 2 | 3 | 4 | 5}${string}`;

/** What a browser's request carries in place of a token: a change under a session shows that it comes from a page of ours. */
const underSession = ({ method }: Operation): Record<string, string[]> =>
  method === 'get' ? { session: [] } : { session: [], csrf: [] };

function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const header = {
    ...(operation.idempotent === true ? { 'Idempotency-Key': idempotencyKey } : {}),
    ...(operation.conditional === true ? { 'If-Match': ifMatch } : {}),
    ...(operation.auth === 'bearer' ? { 'Acting-For': actingFor } : {}),
    ...(operation.auth === 'signature' ? webhookHeaders : {}),
  };
  const responses: ZodOpenApiResponsesObject = {};
  for (const [status, response] of Object.entries(operation.responses)) {
    responses[asStatus(status)] = describeResponse(response, operation.idempotent === true);
  }
  for (const status of problemStatuses(operation)) {
    responses[asStatus(status)] ??= {
      description: PROBLEM_TITLES[status] ?? 'Problem',
      content: { 'application/problem+json': { schema: Problem } },
    };
  }
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    security: operation.auth === 'bearer' ? [{ bearer: [] }, underSession(operation)] : [],
    requestParams: {
      ...(operation.params === undefined ? {} : { path: operation.params }),
      ...(operation.query === undefined ? {} : { query: operation.query }),
      ...(Object.keys(header).length === 0 ? {} : { header: z.object(header) }),
    },
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: needsBody(operation.body),
            content: { [operation.body.contentType]: describeBody(operation.body) },
          },
        }),
    responses,
  };
}

const describeBody = ({ schema, fileTypes }: NonNullable<Operation['body']>) =>
  fileTypes === undefined ? { schema } : { schema, encoding: { file: { contentType: fileTypes.join(', ') } } };

/** A request without a body is read as an empty object: where nothing in it has to be, it may be left out. */
const needsBody = ({ contentType, schema }: NonNullable<Operation['body']>): boolean =>
  contentType !== 'application/json' || !schema.safeParse({}).success;

/** The OpenAPI 3.1 description of the whole API, generated from the zod contract. */
export function createOpenApiDocument(options: { version: string; serverUrl?: string }) {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = describeOperation(operation);
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Portolan',
      version: options.version,
      description:
        'Digital single window for small-parcel trade: one parcel described once, carried through permits, declaration, duty, inspection and release.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.serverUrl ?? '/' }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Access token of a person, or API key of a firm' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-portolan_session',
          description: 'Session of a browser, made by `GET /sign-in`; without the prefix where there is no TLS',
        },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: '`csrf_token` of `GET /v1/sessions/current`',
        },
      },
    },
  });
}
