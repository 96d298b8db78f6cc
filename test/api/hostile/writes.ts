import { randomUUID } from 'node:crypto';
import { json, type Operation } from '../../../api/contract/operation.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { isUseCase, permissionOf } from '../../../services/permissions/table.js';
import { writeCase, type CaseFixture } from '../../support/api/caseFixture.js';
import { coffee, createDraft } from '../../support/api/declarations.js';
import type { Handle } from '../../support/api/people.js';
import { basketsQuestion } from '../../support/api/quotes.js';
import { get, post, send, type TestAnswer } from '../../support/api/request.js';
import type { TestApi } from '../../support/api/startTestApi.js';
import { bodySchemaOf, resolve, sampleOf, type Schema } from './stringFields.js';

/** Every operation that writes JSON for somebody who says who they are. */
export const WRITES: readonly Operation[] = OPERATIONS.filter(
  ({ body, auth }) => body?.contentType === json && auth === 'bearer',
);

/** What takes any member in the description, since it is a patch of a draft. */
const patchOfDraft: Schema = { $ref: '#/components/schemas/DraftDeclarationData' };

/** The shape of a write's body, patches of a draft as the draft that they patch. */
export function shapeOf(operation: Operation): Schema {
  const described = bodySchemaOf(operation);
  if (described === undefined) throw new Error(`${operation.operationId} takes no body`);
  const schema = resolve(described);
  const { data } = schema.properties ?? {};
  const isPatch = data !== undefined && data.$ref === undefined && data.properties === undefined;
  return isPatch ? { ...schema, properties: { ...schema.properties, data: patchOfDraft } } : schema;
}

/** What the writes are about: one case, a draft and a template of the roasters. */
export interface Subjects extends CaseFixture {
  draft: string;
  template: string;
}

export async function prepareSubjects(api: TestApi): Promise<Subjects> {
  const ids = await writeCase(api);
  const kept = await post(api, '/v1/templates', { as: 'exporter', body: { name: randomUUID(), data: coffee() } });
  return { ...ids, draft: await createDraft(api), template: String(kept.body.id) };
}

const PEOPLE: Readonly<Record<string, Handle>> = {
  exporter: 'exporter',
  customs_officer: 'customs2',
  agency_officer: 'naeb',
  operator: 'operator2',
};

/** The first person whose role may do it; second officers, since the first ones proposed what waits. */
export function personFor({ operationId }: Operation): Handle {
  const roles = isUseCase(operationId) ? Object.keys(permissionOf(operationId).roles) : [];
  const person = roles.map((role) => PEOPLE[role]).find((handle) => handle !== undefined);
  if (person === undefined) throw new Error(`nobody may do ${operationId}`);
  return person;
}

const reason = 'as it should be';

/** A body that nothing objects to, but for what the case cannot have. */
export function bodyFor(operation: Operation, api: TestApi, subjects: Subjects): Record<string, unknown> {
  const day = new Date().toISOString().slice(0, 10);
  const bodies: Readonly<Record<string, Record<string, unknown>>> = {
    createDeclaration: { data: coffee() },
    changeDeclaration: { data: {} },
    resubmitDeclaration: { data: coffee(), reason },
    requestAmendment: { data: coffee(), reason },
    correctDeclaration: { data: coffee(), reason },
    copyDeclaration: { data: {} },
    createDraftFromTemplate: { data: {} },
    changeTemplate: { data: {} },
    createTemplate: { name: randomUUID(), data: coffee() },
    createQuote: basketsQuestion(),
    supplyDocuments: { document_ids: [subjects.document] },
    answerQuery: { text: 'yes' },
    recordProofOfExit: { exited_at: '2026-01-01T00:00:00Z', office_of_exit: 'RWKGL', reason },
    decideTask: { decision: 'accept', reason },
    createOperation: { parked_step_id: subjects.parkedStep, action: 'retry', reason },
    shutConsolidation: {
      mucr: 'A:17627280405',
      bag_sscc: '106141411234567897',
      declaration_ids: [subjects.declaration],
    },
    registerPermit: {
      organisation_id: api.people.exporter.organisationId,
      permit_type: 'naeb-coffee-export',
      number: randomUUID(),
      hs_prefixes: ['0901'],
      quantity_grams: 1,
      valid_from: day,
      valid_until: day,
      reason,
    },
  };
  return bodies[operation.operationId] ?? (sampleOf(shapeOf(operation)) as Record<string, unknown>);
}

/** Where a write is sent. */
export function addressOf({ operationId, path }: Operation, subjects: Subjects): string {
  const changesDraft = operationId === 'changeDeclaration';
  const parameters: Readonly<Record<string, string>> = {
    declaration_id: changesDraft ? subjects.draft : subjects.declaration,
    task_id: subjects.tasks.customs,
    inspection_id: subjects.inspection,
    operation_id: subjects.operation,
    proposal_id: subjects.enforcement,
    template_id: subjects.template,
    amendment_id: 'amd_0',
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? 'unknown');
}

/** How often a write is sent that a busy machine could not do; a text that does it every time is found. */
const TRIES = 5;

/** Sends a write as the person who may do it, again while the database is too busy. */
export async function sendWrite(
  operation: Operation,
  api: TestApi,
  subjects: Subjects,
  body: unknown,
): Promise<TestAnswer> {
  let answer = await sendOnce(operation, api, subjects, body);
  for (let tries = 1; answer.status === 503 && tries < TRIES; tries += 1)
    answer = await sendOnce(operation, api, subjects, body);
  return answer;
}

/** A conditional one with the version that stands. */
async function sendOnce(operation: Operation, api: TestApi, subjects: Subjects, body: unknown): Promise<TestAnswer> {
  const address = addressOf(operation, subjects);
  const as = personFor(operation);
  const etag = operation.conditional === true ? (await get(api, address, as)).headers.get('etag') : null;
  return send(api, operation.method.toUpperCase(), address, {
    as,
    body,
    ...(etag === null ? {} : { headers: { 'if-match': etag } }),
  });
}
