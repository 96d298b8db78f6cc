import { randomUUID } from 'node:crypto';
import { OPERATIONS } from '../../../api/contract/operations.js';
import type { Operation } from '../../../api/contract/operation.js';
import { positionEvents } from '../../../services/delivery/positionEvents.js';
import { PERMISSIONS, permissionOf, USE_CASES, type UseCase } from '../../../services/permissions/table.js';
import { basketsQuestion } from '../../support/api/quotes.js';
import { proposedPack } from '../../support/builders/proposedPack.js';
import { writeEndpoint } from '../../support/webhooks/writeEndpoint.js';
import { writeCase, type CaseFixture } from '../../support/api/caseFixture.js';
import { addMember, HANDLES, type Handle } from '../../support/api/people.js';
import { writeSession } from '../../support/api/sessions.js';
import { get, post, send, type TestAnswer } from '../../support/api/request.js';
import { SIZE } from '../../support/load/sizes.js';
import { startTestApi, type TestApi } from '../../support/api/startTestApi.js';
import { bodyOf, colleagueOf, dayToCome, reason } from './requestBodies.js';

/** Every operation, asked by every person about one case of the roasters; what must come out follows from the table alone. */
let api: TestApi;
let ids: CaseFixture;
/** Of the roasters; made anew for every request, since one of the requests deletes it. */
let template: string;
let quote: string;
let publication: string;
let authority: string;
let invitation: string;
/** Of somebody else of the roasters; made anew for every request, since one of the requests ends it. */
let membership: string;
/** The exporter's. */
let session: string;
/** Of the roasters; the endpoint made anew for every request, since one of the requests deletes it. */
let apiKey: string;
let endpoint: string;
let delivery: string;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
  ids = await writeCase(api);
  quote = String((await post(api, '/v1/quotes', { as: 'exporter', body: basketsQuestion() })).body.id);
  const proposal = { files: proposedPack(dayToCome), reason };
  const proposed = await post(api, '/v1/country_packs/proposals', { as: 'operator', body: proposal });
  publication = String(proposed.body.id);
  const granted = { agent_organisation_id: api.people.agent.organisationId, reference: 'Paper 1' };
  authority = String((await post(api, '/v1/authorities', { as: 'firmAdministrator', body: granted })).body.id);
  const invited = { name: 'Somebody', role: 'exporter', reason };
  invitation = String((await post(api, '/v1/invitations', { as: 'firmAdministrator', body: invited })).body.id);
  session = await writeSession(api, 'exporter');
  template = await keepTemplate();
  ({ endpoint, delivery } = await writeEndpoint(api));
  apiKey = await keepKey();
  membership = await keepMembership();
});
afterAll(() => api.close());

const operationOf = (useCase: UseCase): Operation => {
  const found = OPERATIONS.find(({ operationId }) => operationId === useCase);
  if (found === undefined) throw new Error(`no operation ${useCase}`);
  return found;
};

const queueOf = (handle: Handle): keyof CaseFixture['tasks'] =>
  (
    ({
      customs: 'customs',
      customs2: 'customs',
      naeb: 'agency:NAEB',
      rica: 'agency:NAEB',
      operator: 'operator',
      operator2: 'operator',
      customsSupervisor: 'customs',
      operationsSupervisor: 'operator',
    }) as const
  )[handle as 'customs'] ?? 'exporter';

const paramsOf = (handle: Handle): Record<string, string> => ({
  declaration_id: ids.declaration,
  document_id: ids.document,
  permit_id: ids.permit,
  task_id: ids.tasks[queueOf(handle)],
  inspection_id: ids.inspection,
  payment_id: ids.payment,
  act_id: ids.act,
  parked_step_id: ids.parkedStep,
  operation_id: ids.operation,
  proposal_id: ids.enforcement,
  result_id: ids.result,
  consolidation_id: ids.consolidation,
  template_id: template,
  quote_id: quote,
  publication_id: publication,
  membership_id: membership,
  authority_id: authority,
  invitation_id: invitation,
  session_id: session,
  key_id: apiKey,
  endpoint_id: endpoint,
  delivery_id: delivery,
  subject_id: api.people.leaver.personId,
  code: '0901',
});

async function keepTemplate(): Promise<string> {
  const body = { name: randomUUID(), data: {} };
  return String((await post(api, '/v1/templates', { as: 'exporter', body })).body.id);
}

const keepMembership = async (): Promise<string> =>
  (await addMember(api.deps.record, api.people.exporter.organisationId)).membership;

async function keepKey(): Promise<string> {
  const body = { name: 'k', role: 'exporter', mode: 'test' };
  return String((await post(api, '/v1/api_keys', { as: 'exporter', body })).body.id);
}

async function ask(useCase: UseCase, as: Handle): Promise<TestAnswer> {
  const { method, path } = operationOf(useCase);
  if (path.includes('{template_id}')) template = await keepTemplate();
  if (path.includes('{endpoint_id}')) ({ endpoint, delivery } = await writeEndpoint(api));
  if (path.includes('{key_id}')) apiKey = await keepKey();
  if (path.includes('{membership_id}')) membership = await keepMembership();
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => paramsOf(as)[name] ?? 'unknown');
  if (useCase === 'searchHs') return get(api, `${address}?q=coffee`, as);
  if (useCase === 'importNomenclature') {
    const raw = new FormData();
    raw.set('edition', '2022');
    raw.set('file', new Blob(['hscode,description\n09,Coffee\n0901,Coffee\n090111,Raw coffee\n']), 'hs.csv');
    return send(api, 'POST', address, { as, raw });
  }
  if (useCase === 'uploadDocument') {
    const raw = new FormData();
    raw.set('kind', 'other');
    raw.set('file', new Blob(['words']), 'a.txt');
    return send(api, 'POST', address, { as, raw });
  }
  const body = bodyOf(useCase, as, { ids, people: api.people });
  return send(api, method.toUpperCase(), address, {
    as,
    headers: { 'if-match': '"3"' },
    ...(body === undefined ? {} : { body }),
  });
}

/** 403: not for this role; 404: hidden from this person; undefined: answered in some other way. */
function expectedRefusal(useCase: UseCase, handle: Handle): 403 | 404 | undefined {
  const { role, organisationId } = api.people[handle];
  const { roles, agentsForThemselves } = permissionOf(useCase);
  const reach = roles[role];
  if (reach === undefined) return 403;
  // An agent who names no firm.
  if (role === 'agent' && agentsForThemselves !== true) return 403;
  // Nobody else is of their organisation.
  if (useCase === 'delegateRole' && colleagueOf(handle, api.people) === undefined) return 404;
  if (operationOf(useCase).params === undefined) return undefined;
  if (reach === 'person') return handle === 'exporter' ? undefined : 404;
  const own = organisationId === api.people.exporter.organisationId;
  if (reach === 'organisation' && !own) return 404;
  if (reach === 'agency' && handle !== 'naeb') return 404;
  // What another person is in a firm only its administrator ends.
  const endsAnothers = useCase === 'endMembership' && !['firmAdministrator', 'administrator'].includes(handle);
  if (endsAnothers) return 403;
  // What became of an act is its author's, their firm's and the operators' to know.
  return useCase === 'getAct' && !own && !['operator', 'operations_supervisor'].includes(role) ? 404 : undefined;
}

describe.each(HANDLES)('%s', (handle) => {
  const first = HANDLES.indexOf(handle);
  it.each(USE_CASES.filter((_, at) => (first + at) % SIZE.everyPerson === 0))('%s', async (useCase) => {
    const refusal = expectedRefusal(useCase, handle);
    const { status, body } = await ask(useCase, handle);
    if (refusal === undefined) {
      // The first operator proposed the repair, the first officer the act against the goods: no matters of role.
      const isFirst =
        (['signOperation', 'signCountryPack'].includes(useCase) && handle === 'operator') ||
        (['signEnforcement', 'signInspectionResult'].includes(useCase) && handle === 'customs');
      if (isFirst) expect(body.code).toBe('OPERATION.SAME_SIGNATORY');
      else expect([401, 403, 404, 500]).not.toContain(status);
    } else {
      const isForbidden = ['ACCESS.ROLE_NOT_ALLOWED', 'ACCESS.NO_AUTHORITY'].includes(String(body.code));
      expect([status, isForbidden]).toEqual([refusal, refusal === 403]);
    }
  });
});

describe('lists', () => {
  const lists = USE_CASES.filter((useCase) => {
    const { method, params, responses } = operationOf(useCase);
    return (
      method === 'get' &&
      params === undefined &&
      JSON.stringify(Object.keys(responses)) === '["200"]' &&
      useCase !== 'getMe' &&
      useCase !== 'getCurrentSession' &&
      // Guidance reads no record.
      useCase !== 'getGuidance' &&
      useCase !== 'verifyAudit' &&
      // Published rates belong to nobody.
      useCase !== 'listExchangeRates' &&
      // Reference data of everybody, which is asked for by words.
      useCase !== 'searchHs'
    );
  });
  const known = (): string[] => [
    ids.declaration,
    ids.document,
    ids.permit,
    ids.application,
    ids.inspection,
    ids.payment,
    ids.consolidation,
    template,
    apiKey,
    endpoint,
    ...Object.values(ids.tasks),
  ];

  it.each(lists)("%s shows neither another firm's nor another agency's", async (useCase) => {
    const { path } = operationOf(useCase);
    for (const as of ['stranger', 'rica'] as const) {
      const answer = await get(api, `${path}?limit=100`, as);
      if (PERMISSIONS[useCase].roles[api.people[as].role as never] === undefined) continue;
      expect(answer.status).toBe(200);
      for (const id of known()) expect(answer.text).not.toContain(id);
    }
  });

  it('shows each person the tasks of their own queue only', async () => {
    const working = HANDLES.filter((as) => permissionOf('listTasks').roles[api.people[as].role] !== undefined);
    for (const as of working.filter((one) => one !== 'agent')) {
      const { items } = (await get(api, '/v1/tasks?limit=100', as)).body as { items: { queue: string }[] };
      for (const { queue } of items) expect([as, queue]).toEqual([as, as === 'rica' ? 'agency:RICA' : queueOf(as)]);
    }
  });
});

describe('what is for officers', () => {
  it('stays out of the timeline and the feed of exporters and agencies', async () => {
    await positionEvents(api.deps);
    const timeline = `/v1/declarations/${ids.declaration}/timeline`;
    for (const as of ['exporter', 'naeb'] as const) {
      expect((await get(api, timeline, as)).text).not.toContain('laneAssigned');
      expect((await get(api, '/v1/events?limit=500', as)).text).not.toContain('laneAssigned');
      expect((await get(api, '/v1/events?limit=500', as)).text).toContain('documentsRequested');
    }
    expect((await get(api, timeline, 'customs')).text).toContain('laneAssigned');
    expect((await get(api, '/v1/events?limit=500', 'operator')).text).toContain('laneAssigned');
  });

  it('stays out of what an exporter reads of an inspection', async () => {
    expect((await get(api, `/v1/inspections/${ids.inspection}`, 'exporter')).body.why).toBeNull();
    expect((await get(api, `/v1/inspections/${ids.inspection}`, 'customs')).body.why).toBe('Random share');
  });
});

describe('nobody decides on their own declaration', () => {
  const OWN: readonly [UseCase, Handle][] = [
    ['recordProofOfExit', 'customs'],
    ['correctDeclaration', 'customs'],
    ['invalidateDeclaration', 'customs'],
    ['placeHold', 'customs'],
    ['liftHold', 'customs'],
    ['recallDeclaration', 'customs'],
    ['endRecall', 'customs'],
    ['proposeEnforcement', 'customs'],
    ['signEnforcement', 'customs2'],
    ['decideTask', 'customs'],
    ['recordInspection', 'customs'],
    ['signInspectionResult', 'customs2'],
    ['createOperation', 'operator'],
    ['signOperation', 'operator2'],
    ['shutConsolidation', 'operator'],
    ['takeOutOfBag', 'operator'],
  ];

  it('covers every use case that the table marks', () => {
    const marked = USE_CASES.filter((useCase) => permissionOf(useCase).notOwnCase === true);
    expect([...new Set(OWN.map(([useCase]) => useCase))].sort()).toEqual([...marked].sort());
  });

  it.each(OWN)('403: %s by %s', async (useCase, handle) => {
    const before = ids;
    try {
      ids = await writeCase(api, { declarant: handle });
      const { status, body } = await ask(useCase, handle);
      expect([status, body.code]).toEqual([403, 'CLEARANCE.OWN_DECLARATION']);
    } finally {
      ids = before;
    }
  });
});
