import { v7 } from 'uuid';
import { authenticate } from '../../services/authenticate.js';
import { proposeEnforcement, signEnforcement } from '../../services/enforcement/enforce.js';
import { writeCase, type CaseFixture } from '../support/api/caseFixture.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** Two officers over the API; what the acts record is shown with the activities, and the whole way by the scenarios. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 50 });
});
afterAll(() => api.close());

const DETAIN = { action: 'detain', reason: 'Not declared', legal_basis: 'Customs Act, section 1', place: 'The store' };
const inInspection = (): Promise<CaseFixture> => writeCase(api, { state: 'INSPECTION' });
const propose = (id: string, body: object, as: 'customs' | 'customs2' | 'operator' = 'customs') =>
  post(api, `/v1/declarations/${id}/enforcement`, { as, body });
const sign = (id: unknown, as: 'customs' | 'customs2') =>
  post(api, `/v1/enforcement/${String(id)}/signature`, { as, body: { reason: 'Seen it' } });

describe('POST /v1/declarations/{id}/enforcement', () => {
  it('202: proposed by one officer, nothing has happened, and the exporter sees none of it', async () => {
    const { declaration } = await inInspection();
    const answer = await propose(declaration, DETAIN);
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/v1/enforcement/${String(answer.body.id)}`]);
    expect(answer.body).toMatchObject({
      action: 'detain',
      status: 'awaiting_signature',
      proposed_by: api.people.customs.personId,
      signed_by: null,
      signed_why: null,
      act_id: null,
    });
    expect((await get(api, `/v1/declarations/${declaration}`, 'customs')).body.state).toBe('INSPECTION');
    expect((await get(api, `/v1/declarations/${declaration}/enforcement`, 'exporter')).status).toBe(403);
    const listed = await get(api, `/v1/declarations/${declaration}/enforcement?status=awaiting_signature`, 'customs2');
    expect((listed.body.items as { id: string }[]).map(({ id }) => id)).toContain(answer.body.id);
  });

  it('409: what the state does not allow, with the code that says why', async () => {
    const cases: [string, string[], object, string][] = [
      ['DOCUMENTS_REQUIRED', [], DETAIN, 'CLEARANCE.ACTION_NOT_ALLOWED'],
      [
        'DETAINED',
        ['appeal_window_open'],
        { ...DETAIN, action: 'destroyGoods', place: undefined },
        'CLEARANCE.APPEAL_PENDING',
      ],
      ['DETAINED', ['appeal_open'], { ...DETAIN, action: 'seize' }, 'CLEARANCE.APPEAL_PENDING'],
      [
        'SEIZED',
        ['appeal_window_open'],
        { ...DETAIN, action: 'forfeit', place: undefined },
        'CLEARANCE.APPEAL_PENDING',
      ],
    ];
    for (const [state, flags, body, code] of cases) {
      const { declaration } = await writeCase(api, { state, flags });
      const answer = await propose(declaration, body);
      expect([state, answer.status, answer.body.code]).toEqual([state, 409, code]);
    }
  });

  it('422: a detention names its place, an appeal how it is decided', async () => {
    const { declaration } = await inInspection();
    expect(faultsOf(await propose(declaration, { ...DETAIN, place: undefined }))).toEqual([
      { pointer: '/place', code: 'REQUEST.FIELD_REQUIRED' },
    ]);
    expect(faultsOf(await propose(declaration, { ...DETAIN, action: 'decideAppeal', place: undefined }))).toEqual([
      { pointer: '/upheld', code: 'REQUEST.FIELD_REQUIRED' },
    ]);
  });

  it('403: no operator proposes what customs decides', async () => {
    const { declaration } = await inInspection();
    expect((await propose(declaration, DETAIN, 'operator')).body.code).toBe('ACCESS.ROLE_NOT_ALLOWED');
  });
});

describe('POST /v1/enforcement/{id}/signature', () => {
  it('403: not the first officer’s own, also in another role; 200 for another officer, and closed for anyone after', async () => {
    const { declaration } = await inInspection();
    const { body } = await propose(declaration, DETAIN);
    const own = await sign(body.id, 'customs');
    expect([own.status, own.body.code]).toEqual([403, 'OPERATION.SAME_SIGNATORY']);
    // The same person under another token and organisation stays the same person.
    const first = await authenticate(api.deps, { token: api.people.customs.token });
    const elsewhere = { ...first, organisationId: api.people.operator.organisationId };
    await expect(
      signEnforcement(api.deps, elsewhere, { proposalId: String(body.id), reason: 'again' }),
    ).rejects.toMatchObject({ code: 'OPERATION.SAME_SIGNATORY' });
    const signed = await sign(body.id, 'customs2');
    expect(signed.body).toMatchObject({ status: 'delivered', signed_by: api.people.customs2.personId });
    expect([signed.body.reason, signed.body.signed_why]).toEqual(['Not declared', 'Seen it']);
    const stored = await get(api, `/v1/acts/${String(signed.body.act_id)}`, 'customs');
    expect(stored.body).toMatchObject({ kind: 'detain', declaration_id: declaration });
    expect((await sign(body.id, 'customs')).body.code).toBe('OPERATION.PROPOSAL_CLOSED');
  });

  it('signed several times at once it is signed once, and one act is stored', async () => {
    const { declaration } = await inInspection();
    const { body } = await propose(declaration, DETAIN);
    const answers = await Promise.all([1, 2, 3, 4].map(() => sign(body.id, 'customs2')));
    // Whoever comes after the first has committed is told what came of it; whoever came meanwhile, that it is closed.
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const acts = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'operator' }, (tx) =>
      tx.act.count({ where: { declarationId: declaration, kind: 'detain' } }),
    );
    expect(acts).toBe(1);
  });

  it('409: lapsed, or no longer open by the time it is signed', async () => {
    const { declaration } = await inInspection();
    const first = await authenticate(api.deps, { token: api.people.customs.token });
    const second = await authenticate(api.deps, { token: api.people.customs2.token });
    const early = { ...api.deps, config: { ...api.deps.config, proposalLifetimeMs: 0 } };
    const asked = { declarationId: declaration, action: 'detain', reason: 'r', legalBasis: 'l', place: 'p' } as const;
    const { proposal } = await proposeEnforcement(early, first, { ...asked, upheld: null, key: { uuid: v7() } });
    await expect(signEnforcement(api.deps, second, { proposalId: proposal.id, reason: 'late' })).rejects.toMatchObject({
      code: 'OPERATION.PROPOSAL_EXPIRED',
    });
    // The fixture's own proposal is a detention; its case stands in another state meanwhile.
    const { enforcement } = await writeCase(api, { state: 'RELEASED' });
    expect((await sign(enforcement, 'customs2')).body.code).toBe('CLEARANCE.ACTION_NOT_ALLOWED');
  });
});

describe('POST /v1/declarations/{id}/appeals', () => {
  it('409 once the time is over, with a code of its own', async () => {
    const { declaration } = await writeCase(api, { state: 'DETAINED', flags: [] });
    const answer = await post(api, `/v1/declarations/${declaration}/appeals`, {
      as: 'exporter',
      body: { grounds: 'Unjust' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'CLEARANCE.APPEAL_WINDOW_CLOSED']);
  });

  it('422: a document of somebody else', async () => {
    const { declaration } = await writeCase(api, { state: 'DETAINED', flags: ['appeal_window_open'] });
    const { document } = await writeCase(api, { owner: 'stranger' });
    const body = { grounds: 'Unjust', document_ids: [document] };
    expect(faultsOf(await post(api, `/v1/declarations/${declaration}/appeals`, { as: 'exporter', body }))).toEqual([
      { pointer: '/document_ids/0', code: 'DOCUMENT.NOT_FOUND' },
    ]);
  });
});
