/** S5: from lane red goods go on by the word of two officers of customs. */
import { v7 } from 'uuid';
import { WORKER } from '../../prisma/actor.js';
import { authenticate } from '../../services/authenticate.js';
import { recordInspection, signInspectionResult } from '../../services/inspections/recordInspection.js';
import { writeCase } from '../support/api/caseFixture.js';
import { get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 1 });
});
afterAll(() => api.close());

const reason = 'Seen it';
const SAME = 'OPERATION.SAME_SIGNATORY';

describe('release from red', () => {
  const result = { found: [], reason: 'Counted and weighed' };
  const inspect = (inspection: string, as: 'customs' | 'customs2' = 'customs') =>
    post(api, `/v1/inspections/${inspection}/result`, { as, body: result });
  const signResult = (id: unknown, as: 'customs' | 'customs2') =>
    post(api, `/v1/inspection-results/${String(id)}/signature`, { as, body: { reason } });

  it('is proposed by one officer and signed by another, who finds it in the list; never by the first', async () => {
    const { declaration: id, inspection } = await writeCase(api, { state: 'INSPECTION', lane: 'red' });
    const proposed = await inspect(inspection);
    expect([proposed.status, proposed.headers.get('location')]).toEqual([
      201,
      `/v1/inspection-results/${String(proposed.body.id)}`,
    ]);
    expect(proposed.body).toMatchObject({
      ...{ declaration_id: id, inspection_id: inspection, status: 'awaiting_signature', signed_by: null, act_id: null },
      signature_rule: { id: 'CUSTOMS.SIGN.RELEASE_FROM_RED' },
    });
    const listed = await get(api, '/v1/inspection-results?status=awaiting_signature', 'customs2');
    expect((listed.body.items as { id: string }[]).map(({ id: one }) => one)).toContain(proposed.body.id);
    expect((await signResult(proposed.body.id, 'customs')).body.code).toBe(SAME);
    const signed = await signResult(proposed.body.id, 'customs2');
    expect([signed.status, signed.body.status, signed.body.signed_by, signed.body.signed_why]).toEqual([
      ...[200, 'delivered', api.people.customs2.personId],
      reason,
    ]);
  });

  it('is one officer’s where the lane is another, or an authority decides elsewhere', async () => {
    for (const lane of ['yellow', 'green'] as const) {
      const { inspection } = await writeCase(api, { state: 'INSPECTION', lane });
      const answer = await inspect(inspection);
      expect([lane, answer.status, answer.body.kind]).toEqual([lane, 202, 'recordInspection']);
    }
    const { inspection } = await writeCase(api, {
      ...{ state: 'INSPECTION', lane: 'red', flags: ['control_by_authority'] },
      authority: { lane: 'authority' },
    });
    // As before: nobody records here what is examined there, and nobody is asked for a signature.
    const answer = await inspect(inspection);
    expect([answer.status, answer.body.code]).toEqual([409, 'CLEARANCE.DECIDED_BY_AUTHORITY']);
  });

  it('is refused at the signature once the case went another way, or the time is over; then it is given anew', async () => {
    const { declaration: id, inspection } = await writeCase(api, { state: 'INSPECTION', lane: 'red' });
    const { body: first } = await inspect(inspection);
    const lateAt = new Date(Date.parse(String(first.expires_at)) + 1);
    const second = await authenticate(api.deps, { token: api.people.customs2.token });
    const late = signInspectionResult({ ...api.deps, clock: () => lateAt }, second, {
      proposalId: String(first.id),
      reason,
    });
    await expect(late).rejects.toMatchObject({ code: 'OPERATION.PROPOSAL_EXPIRED' });
    const { body: anew } = await inspect(inspection, 'customs2');
    const move = (data: object) =>
      api.deps.record.withActor(WORKER, (tx) => tx.declaration.update({ where: { id }, data, select: { id: true } }));
    await move({ state: 'WITHDRAWN' });
    const gone = await signResult(anew.id, 'customs');
    expect([gone.status, gone.body.code, gone.body.state]).toEqual([409, 'CLEARANCE.ACTION_NOT_ALLOWED', 'WITHDRAWN']);
    await move({ state: 'INSPECTION' });
    expect((await signResult(anew.id, 'customs')).body.status).toBe('delivered');
  });

  it('the same request proposes it once', async () => {
    const { inspection } = await writeCase(api, { state: 'INSPECTION', lane: 'red' });
    const caller = await authenticate(api.deps, { token: api.people.customs.token });
    const asked = {
      inspectionId: inspection,
      key: { uuid: v7() },
      found: [],
      grossWeightGrams: null,
      notes: null,
      reason,
    };
    const [one, two] = [
      await recordInspection(api.deps, caller, asked),
      await recordInspection(api.deps, caller, asked),
    ];
    expect('proposed' in one && 'proposed' in two && one.proposed.proposal.id === two.proposed.proposal.id).toBe(true);
  });
});
