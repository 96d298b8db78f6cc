import { randomUUID } from 'node:crypto';
import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import type { NoticeKind } from '../../domain/clearance/notices.js';
import { permitWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { storeAct } from '../../prisma/queries/acts.js';
import { markNoticeInterpreted, storeNotice } from '../../prisma/queries/notices.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import type { PermitRecording, PermitRecordingInput, PermitSnapshot } from '../../workflows/ports.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const OFFICER = 'prs_agency';

/** A declaration without any permit on file, its two applications opened. */
async function pending(): Promise<{ declarationId: string; naeb: string; rica: string }> {
  const declarationId = await fixture.submit();
  const { permits } = await fixture.run(declarationId, 'openPermitApplications');
  const idOf = (agency: string): string => permits.find((need) => need.agency === agency)?.applicationId ?? '';
  return { declarationId, naeb: idOf('NAEB'), rica: idOf('RICA') };
}
const load = (applicationId: string): Promise<PermitSnapshot> => fixture.activities.loadPermit({ applicationId });
async function step(applicationId: string, name: string): Promise<PermitRecordingInput> {
  const { declarationId, permitType, version, round } = await load(applicationId);
  return {
    applicationId,
    key: `${permitWorkflowId(declarationId, permitType)}:${name}-r${round}:${version}`,
    expectedVersion: version,
    at: new Date().toISOString(),
  };
}
async function applied(
  applicationId: string,
  answer: Json = { outcome: 'accepted', applicationReference: `R-${applicationId}` },
): Promise<PermitSnapshot> {
  const { declarationId, permitType, counterparty, round } = await load(applicationId);
  const effectKey = `${permitWorkflowId(declarationId, permitType)}:apply:${round}`;
  await fixture.answered(declarationId, effectKey, counterparty, 'apply', answer);
  return fixture.activities.recordApplied({ ...(await step(applicationId, 'applied')), effectKey });
}
async function issued(applicationId: string, permit = PERMIT): Promise<PermitSnapshot> {
  const { declarationId, permitType, counterparty, round } = await load(applicationId);
  const effectKey = `${permitWorkflowId(declarationId, permitType)}:issue:${round}`;
  await fixture.answered(declarationId, effectKey, counterparty, 'issue', {
    outcome: 'accepted',
    decision: 'granted',
    ...permit,
    permitNumber: randomUUID(),
  });
  return fixture.activities.recordIssued({ ...(await step(applicationId, 'issued')), effectKey });
}
async function act<Kind extends 'grantPermit' | 'refusePermit' | 'resolveParked'>(
  applicationId: string,
  kind: Kind,
  payload: ActPayload<Kind>,
  personId = OFFICER,
): ReturnType<PermitRecording['takeUpPermitAct']> {
  const { declarationId, permitType } = await load(applicationId);
  const role = kind === 'resolveParked' ? 'operator' : 'agency_officer';
  const own = {
    declarationId,
    organisationId: fixture.organisationId,
    workflowId: permitWorkflowId(declarationId, permitType),
    kind,
    role,
    personId,
    payload: payload as unknown as Json,
    reason: 'examined',
    correlationId: 'test',
  } as const;
  const actId = await fixture.record.withActor(DISPATCHER, (tx) => storeAct(tx, own, new Date().toISOString()));
  return fixture.activities.takeUpPermitAct({ ...(await step(applicationId, `act-${actId}`)), actId });
}
type Facts = { [name: string]: Json };
async function notice(applicationId: string, kind: NoticeKind, facts: Facts, version?: number, by?: string) {
  const { declarationId, permitType, counterparty, round } = await load(applicationId);
  const workflowId = permitWorkflowId(declarationId, permitType);
  const noticeId = await fixture.record.withActor(DISPATCHER, async (tx) => {
    const { id } = await storeNotice(tx, {
      counterparty: by ?? counterparty,
      externalId: randomUUID(),
      raw: Buffer.from('{}'),
      at: new Date().toISOString(),
    });
    await markNoticeInterpreted(tx, id, {
      kind,
      reference: `${workflowId}:apply:${round}`,
      version: version ?? round,
      facts,
      declarationId,
      organisationId: fixture.organisationId,
      workflowId,
    });
    return id;
  });
  return fixture.activities.takeUpPermitNotice({ ...(await step(applicationId, `notice-${noticeId}`)), noticeId });
}
const PERMIT = { permitNumber: 'P-1', validFrom: '2026-01-01', validUntil: '2099-12-31', quantityGrams: 10_000 };
const GRANTED = () => ({ applicationReference: 'R', ...PERMIT, permitNumber: randomUUID() });
const openTasks = (id: string) =>
  fixture.rows<{ kind: string; queue: string }>(
    `SELECT kind, queue FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY id`,
    [id],
  );
const reserved = async (id: string): Promise<number> => {
  const rows = await fixture.rows<{ quantity: number }>(
    `SELECT quantity::int FROM ledger_entry e WHERE declaration_id = $1 AND operation = 'reserve' AND NOT EXISTS (SELECT FROM ledger_entry s WHERE s.reservation_key = e.key AND s.operation <> 'reserve')`,
    [id],
  );
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
};

describe('an application decided here', () => {
  it('goes to the agency’s officer, is granted, issued, and held for the parcel', async () => {
    const { declarationId, naeb } = await pending();
    const snapshot = await applied(naeb);
    expect(snapshot).toMatchObject({
      standing: 'APPLIED',
      decides: 'here',
      issueDue: false,
      deadlines: { permit_decision: expect.any(String) as string },
    });
    expect(await openTasks(declarationId)).toEqual([{ kind: 'permit_decision', queue: 'agency:NAEB' }]);
    const decided = await act(naeb, 'grantPermit', { applicationId: naeb });
    expect(decided).toMatchObject({
      outcome: { accepted: true, state: 'PERMITS_PENDING', allowed: [] },
      snapshot: { standing: 'APPLIED', issueDue: true },
    });
    expect(await openTasks(declarationId)).toEqual([]);
    expect((await act(naeb, 'refusePermit', { applicationId: naeb })).outcome).toMatchObject({
      accepted: false,
      code: 'PERMIT.ALREADY_DECIDED',
    });
    expect(await issued(naeb)).toMatchObject({ standing: 'GRANTED', issueDue: false });
    expect(await reserved(declarationId)).toBe(10_000);
    const result = await fixture.run(declarationId, 'recordPermitResult', { applicationId: naeb });
    expect(result.permits.find(({ applicationId }) => applicationId === naeb)).toMatchObject({
      standing: 'GRANTED',
      settled: true,
    });
    expect(result.flags).toEqual([]);
  });

  it('refused, the exporter repairs and applies in a new round; what others granted is kept', async () => {
    const { declarationId, naeb, rica } = await pending();
    await applied(naeb);
    await applied(rica);
    await notice(rica, 'permit_granted', GRANTED());
    const refused = await act(naeb, 'refusePermit', { applicationId: naeb });
    expect(refused.snapshot.standing).toBe('REFUSED');
    await fixture.run(declarationId, 'recordPermitResult', { applicationId: rica });
    const flagged = await fixture.run(declarationId, 'recordPermitResult', { applicationId: naeb });
    expect(flagged.flags).toEqual(['permit_refused']);
    expect(Object.keys(flagged.deadlines)).toEqual(['rejection_expiry']);
    expect(await openTasks(declarationId)).toEqual([{ kind: 'correct_declaration', queue: 'exporter' }]);
    const [version] = await fixture.rows<{ data: ActPayload<'resubmit'>['data'] }>(
      'SELECT data FROM declaration_version WHERE declaration_id = $1',
      [declarationId],
    );
    const { outcome, snapshot } = await fixture.act(declarationId, 'resubmit', { data: version!.data });
    expect(outcome).toMatchObject({ accepted: true, state: 'SUBMITTED' });
    expect(snapshot.flags).toEqual([]);
    // The phytosanitary certificate is on file now; only the coffee permit is applied for again.
    expect(snapshot.permits).toMatchObject([{ permitType: 'naeb-coffee-export', standing: 'TO_APPLY' }]);
    expect((await load(snapshot.permits[0]!.applicationId)).round).toBe(2);
    expect(await reserved(declarationId)).toBe(10_000);
  });

  it('is decided by nobody who made the declaration, for no less than it asks, and on this round only', async () => {
    const { naeb } = await pending();
    await applied(naeb);
    expect((await act(naeb, 'grantPermit', { applicationId: naeb }, fixture.exporterId)).outcome).toMatchObject({
      code: 'CLEARANCE.OWN_DECLARATION',
    });
    expect((await act(naeb, 'grantPermit', { applicationId: naeb, quantityGrams: 5 })).outcome).toMatchObject({
      code: 'PERMIT.QUANTITY_EXHAUSTED',
    });
    expect((await act(naeb, 'grantPermit', { applicationId: 'app_other' })).outcome).toMatchObject({
      code: 'PERMIT.ALREADY_DECIDED',
    });
    expect((await load(naeb)).issueDue).toBe(false);
  });
});

describe('an application decided by the authority', () => {
  it('waits for its notice; an officer here may not decide', async () => {
    const { declarationId, rica } = await pending();
    expect(await applied(rica)).toMatchObject({ standing: 'APPLIED', decides: 'authority' });
    expect(await openTasks(declarationId)).toEqual([]);
    expect((await act(rica, 'grantPermit', { applicationId: rica })).outcome).toMatchObject({
      accepted: false,
      code: 'PERMIT.DECIDED_BY_AUTHORITY',
    });
    const reminded = await fixture.activities.remindPermit({
      ...(await step(rica, 'remind')),
      deadline: 'permit_decision',
    });
    expect(reminded.reminded).toEqual(['permit_decision']);
    const granted = await notice(rica, 'permit_granted', GRANTED());
    expect(granted).toMatchObject({ applied: true, snapshot: { standing: 'GRANTED' } });
    expect(await reserved(declarationId)).toBe(10_000);
  });

  it('the decision may come before the answer to the application', async () => {
    const { rica } = await pending();
    expect(await notice(rica, 'permit_granted', GRANTED())).toMatchObject({
      applied: true,
      snapshot: { standing: 'GRANTED' },
    });
    expect((await applied(rica)).standing).toBe('GRANTED');
  });

  it('a decision on another round, by another agency, or a second one, is ignored', async () => {
    const { rica } = await pending();
    await applied(rica);
    expect((await notice(rica, 'permit_granted', GRANTED(), 2)).applied).toBe(false);
    expect((await notice(rica, 'permit_granted', GRANTED(), undefined, 'naeb')).applied).toBe(false);
    const refusal = { reasons: [{ code: 'PERMIT.REFUSED', message: 'no' }] };
    expect((await notice(rica, 'permit_refused', refusal)).applied).toBe(true);
    const late = await notice(rica, 'permit_granted', GRANTED());
    expect(late).toMatchObject({ applied: false, snapshot: { standing: 'REFUSED' } });
  });

  it('granted for less than the parcel holds, it is on file and does not serve this parcel', async () => {
    const { declarationId, rica } = await pending();
    await applied(rica);
    expect(await notice(rica, 'permit_granted', { ...GRANTED(), quantityGrams: 9_999 })).toMatchObject({
      applied: true,
      snapshot: { standing: 'REFUSED' },
    });
    expect(await reserved(declarationId)).toBe(0);
    const [permit] = await fixture.rows<{ quantity: number }>(
      'SELECT quantity::int FROM permit WHERE application_id = $1',
      [rica],
    );
    expect(permit?.quantity).toBe(9_999);
  });
});

describe('what else may become of an application', () => {
  it('the agency does not take it: refused at once', async () => {
    const { rica } = await pending();
    const reasons = [{ code: 'PERMIT.GOODS_NOT_COVERED', theirCode: 'P102', message: 'not for these goods' }];
    expect(
      await applied(rica, { outcome: 'refused', code: 'PERMIT.GOODS_NOT_COVERED', theirCode: 'P102', reasons }),
    ).toMatchObject({ standing: 'REFUSED' });
    const [row] = await fixture.rows('SELECT reasons FROM permit_application WHERE id = $1', [rica]);
    expect(row).toEqual({ reasons });
  });

  it('withdrawn because its clearance moved on; what the agency did not take back is left to an operator', async () => {
    const { declarationId, naeb, rica } = await pending();
    await applied(naeb);
    await fixture.activities.recordApplicationWithdrawn({ ...(await step(naeb, 'withdrawn')), undone: true });
    expect((await load(naeb)).standing).toBe('WITHDRAWN');
    await fixture.activities.recordApplicationWithdrawn({
      ...(await step(rica, 'withdrawn')),
      undone: false,
      why: 'the agency is away',
    });
    expect(await openTasks(declarationId)).toEqual([{ kind: 'undo_failed', queue: 'operator' }]);
  });

  it('granted after its clearance has ended, the permit is on file and nothing is held', async () => {
    const { declarationId, rica } = await pending();
    await applied(rica);
    await fixture.act(declarationId, 'withdraw', {});
    await notice(rica, 'permit_granted', GRANTED());
    expect(await reserved(declarationId)).toBe(0);
  });

  it('parked, its flag stands beside the clearance, whose version does not move', async () => {
    const { declarationId, naeb } = await pending();
    const { version } = await fixture.snapshot(declarationId);
    const { key, at } = await step(naeb, 'park-apply');
    const workflowId = permitWorkflowId(declarationId, 'naeb-coffee-export');
    const { parkedStepId, snapshot } = await fixture.activities.parkPermit({
      applicationId: naeb,
      declarationId,
      workflowId,
      key,
      at,
      step: 'apply',
      effectKey: `${workflowId}:apply:1`,
      counterparty: 'naeb',
      code: 'COUNTERPARTY.UNAVAILABLE',
      message: 'away',
      attempts: 3,
      skippable: false,
      overridable: 'permit',
    });
    expect(snapshot.parked).toEqual([{ parkedStepId, step: 'apply' }]);
    expect(await fixture.snapshot(declarationId)).toMatchObject({ version, flags: ['parked'], parked: [] });
    const resolved = await act(
      naeb,
      'resolveParked',
      { parkedStepId, resolution: 'retry', value: null, proposalId: null, signedBy: null },
      'prs_operator',
    );
    expect(resolved).toMatchObject({
      outcome: { accepted: true, state: 'PERMITS_PENDING' },
      resolution: { parkedStepId, action: 'retry' },
      snapshot: { parked: [] },
    });
    expect(await fixture.snapshot(declarationId)).toMatchObject({ version, flags: [] });
  });
});
