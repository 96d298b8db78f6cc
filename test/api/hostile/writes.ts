import { randomUUID } from 'node:crypto';
import { json, type Operation } from '../../../api/contract/operation.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { isUseCase, permissionOf } from '../../../services/permissions/table.js';
import { writeCase, type CaseFixture } from '../../support/api/caseFixture.js';
import { coffee, createDraft, putCoffeePermitsOnFile } from '../../support/api/declarations.js';
import type { Handle } from '../../support/api/people.js';
import { basketsQuestion } from '../../support/api/quotes.js';
import { get, post, send, type TestAnswer } from '../../support/api/request.js';
import type { TestApi } from '../../support/api/startTestApi.js';
import { writeEndpoint } from '../../support/webhooks/writeEndpoint.js';
import { bodySchemaOf, resolve, sampleOf, type Schema } from './stringFields.js';
import { makeUsedUp, type UsedUp } from './usedUp.js';

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

/** What the writes are about: one case, a draft and a template of the roasters, and what one write alone is about. */
export interface Subjects extends CaseFixture, Omit<UsedUp, keyof CaseFixture> {
  draft: string;
  template: string;
}

export async function prepareSubjects(api: TestApi): Promise<Subjects> {
  const ids = await writeCase(api);
  const kept = await post(api, '/v1/templates', { as: 'exporter', body: { name: randomUUID(), data: coffee() } });
  const { endpoint } = await writeEndpoint(api);
  // After acceptance nothing is applied for any more.
  await putCoffeePermitsOnFile(api, 1_000_000_000);
  return { ...ids, draft: await createDraft(api), template: String(kept.body.id), endpoint };
}

/** The same, with what this write is about made anew where one request uses it up. */
export const renewFor = async (operation: Operation, api: TestApi, subjects: Subjects): Promise<Subjects> => ({
  ...subjects,
  ...(await makeUsedUp(operation, api)),
});

const PEOPLE: Readonly<Record<string, Handle>> = {
  exporter: 'exporter',
  customs_officer: 'customs2',
  agency_officer: 'naeb',
  operator: 'operator2',
  firm_administrator: 'firmAdministrator',
  operations_supervisor: 'operationsSupervisor',
};

/** The first person whose role may do it; second officers, since the first ones proposed what waits. */
export function personFor({ operationId }: Operation): Handle {
  // Anybody leaves by themselves; another one's membership is ended by who keeps the firm's.
  if (operationId === 'endMembership') return 'firmAdministrator';
  const roles = isUseCase(operationId) ? Object.keys(permissionOf(operationId).roles) : [];
  const person = roles.map((role) => PEOPLE[role]).find((handle) => handle !== undefined);
  if (person === undefined) throw new Error(`nobody may do ${operationId}`);
  return person;
}

const reason = 'as it should be';

const DAY_MS = 86_400_000;
let ratesSet = 0;

/** Each of a day of its own: one that is known is answered as it stands. */
function rateOfItsDay(): Record<string, unknown> {
  ratesSet += 1;
  const day = new Date(Date.UTC(2026, 9, 1) - ratesSet * DAY_MS).toISOString().slice(0, 10);
  return {
    ...{ table: 'cn_customs', base: 'USD', quote: 'CNY', rate: '7.1', source: 'An announcement', reason },
    ...{ published_on: day, valid_from: day, valid_until: day },
  };
}

/** A body that nothing objects to, but for what the case cannot have. */
export function bodyFor(operation: Operation, api: TestApi, subjects: Subjects): Record<string, unknown> {
  const day = new Date().toISOString().slice(0, 10);
  const bodies: Readonly<Record<string, Record<string, unknown>>> = {
    createDeclaration: { data: coffee() },
    changeDeclaration: { data: {} },
    resubmitDeclaration: { data: coffee(), reason },
    requestAmendment: { data: { ...coffee(), consignee: { ...coffee().consignee, name: 'Another' } }, reason },
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
    createOperations: { parked_step_ids: [subjects.parkedStep], action: 'retry', reason },
    signOperations: { operation_ids: [subjects.operation], reason },
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
    proposeCountryPack: { files: subjects.pack ?? {}, reason },
    setExchangeRate: rateOfItsDay(),
    delegateRole: { person_id: api.people.colleague.personId, until: '2099-01-01T00:00:00.000Z', reason },
    grantAuthority: { agent_organisation_id: api.people.agent.organisationId, reference: 'Paper 1' },
    createApiKey: { name: 'shop', role: 'exporter', mode: 'test' },
    createWebhookEndpoint: { url: 'https://hook.example/', description: 'warehouse' },
    changeWebhookEndpoint: { description: 'warehouse' },
    resendWebhookRange: { from_position: 0, to_position: 1 },
    eraseSubject: { subject_id: subjects.person ?? api.people.leaver.personId, reason },
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
    result_id: subjects.result,
    operation_id: subjects.operation,
    proposal_id: subjects.enforcement,
    template_id: subjects.template,
    amendment_id: 'amd_0',
    publication_id: subjects.publication ?? 'none',
    consolidation_id: subjects.consolidation,
    ...(subjects.membership === undefined ? {} : { membership_id: subjects.membership }),
    ...(subjects.invitation === undefined ? {} : { invitation_id: subjects.invitation }),
    ...(subjects.authority === undefined ? {} : { authority_id: subjects.authority }),
    ...(subjects.endpoint === undefined ? {} : { endpoint_id: subjects.endpoint }),
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? 'unknown');
}

/** Sends a write as the person who may do it; a conditional one with the version that stands. */
export async function sendWrite(
  operation: Operation,
  api: TestApi,
  subjects: Subjects,
  body: unknown,
): Promise<TestAnswer> {
  const address = addressOf(operation, subjects);
  const as = personFor(operation);
  const etag = operation.conditional === true ? (await get(api, address, as)).headers.get('etag') : null;
  return send(api, operation.method.toUpperCase(), address, {
    as,
    body,
    ...(etag === null ? {} : { headers: { 'if-match': etag } }),
  });
}
