import type { ActPayload } from '../../domain/clearance/actPayloads.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { beginCall, failCall } from '../../prisma/queries/counterpartyCalls.js';
import { propose, sign } from '../../prisma/queries/proposals.js';
import type { ParkInput } from '../../workflows/ports.js';
import { MRN, openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const OPERATOR = 'prs_operator';
const SECOND = 'prs_second';

/** Parks a step of the clearance; answers the parked step's id. */
async function park(id: string, cause: Partial<ParkInput> = {}): Promise<string> {
  const workflowId = clearanceWorkflowId(id);
  const { key, at } = await fixture.step(id, `park-${cause.step ?? 'lodge'}`);
  const input: ParkInput = {
    declarationId: id,
    workflowId,
    key,
    at,
    step: 'lodge',
    effectKey: `${workflowId}:lodge:1`,
    counterparty: 'customs',
    code: 'COUNTERPARTY.TIMEOUT',
    message: 'no answer',
    attempts: 3,
    skippable: false,
    overridable: 'mrn',
    ...cause,
  };
  const parked = await fixture.activities.park(input);
  // Parked again under the same key, it is the same step.
  expect(await fixture.activities.park(input)).toEqual(parked);
  return parked.parkedStepId;
}
/** A case whose lodgement was begun and brought no answer. */
async function stuck(): Promise<string> {
  await fixture.permits();
  const id = await fixture.submit();
  await fixture.run(id, 'beginLodgement');
  await fixture.record.withActor(DISPATCHER, async (tx) => {
    const key = `${clearanceWorkflowId(id)}:lodge:1`;
    await beginCall(tx, {
      key,
      declarationId: id,
      organisationId: fixture.organisationId,
      counterparty: 'customs',
      operation: 'lodge',
      request: { declarationVersion: 1 },
    });
    await failCall(tx, key, { code: 'COUNTERPARTY.TIMEOUT', httpStatus: null });
  });
  return id;
}
const signed = (subjectId: string, action: string): Promise<string> =>
  fixture.record.withActor(DISPATCHER, async (tx) => {
    const at = new Date().toISOString();
    const id = await propose(
      tx,
      {
        kind: 'resolve_parked',
        subjectId,
        payload: { action },
        proposedBy: OPERATOR,
        role: 'operator',
        reason: 'why',
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
      },
      at,
    );
    await sign(tx, id, { personId: SECOND, role: 'operator', reason: 'agreed', at });
    return id;
  });
type Resolve = ActPayload<'resolveParked'>;
const resolve = (id: string, payload: Pick<Resolve, 'parkedStepId' | 'resolution'> & Partial<Resolve>) =>
  fixture.act(id, 'resolveParked', { value: null, proposalId: null, signedBy: null, ...payload }, OPERATOR);
const step = async (parkedStepId: string) =>
  (
    await fixture.rows<{
      status: string;
      resolution: string;
      resolved_by: string;
      signed_by: string | null;
      actions: string[];
      recommended: string;
      fingerprint: string;
      last_answer: object;
    }>('SELECT * FROM parked_step WHERE id = $1', [parkedStepId])
  )[0];

describe('a parked step', () => {
  it('keeps its cause, what is safe and what is recommended; the operators have a task', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    expect(await step(parkedStepId)).toMatchObject({
      status: 'parked',
      actions: ['retry', 'override', 'abort'],
      recommended: 'retry',
      fingerprint: 'customs COUNTERPARTY.TIMEOUT 0.0.0-test',
      last_answer: { code: 'COUNTERPARTY.TIMEOUT', httpStatus: null },
    });
    const snapshot = await fixture.snapshot(id);
    expect(snapshot).toMatchObject({ flags: ['parked'], parked: [{ parkedStepId, step: 'lodge' }] });
    expect(
      await fixture.rows(`SELECT kind, queue, subject_id FROM task WHERE declaration_id = $1 AND status = 'open'`, [
        id,
      ]),
    ).toEqual([{ kind: 'parked_step', queue: 'operator', subject_id: parkedStepId }]);
    // Meanwhile nothing but its resolution is open to anybody.
    expect((await fixture.act(id, 'withdraw', {})).outcome).toMatchObject({ accepted: false, allowed: [] });
  });

  it('that is parked once more is one row, with the newer cause', async () => {
    const id = await stuck();
    const first = await park(id);
    const { key } = await fixture.step(id, 'park-again');
    expect(await park(id, { key, code: 'COUNTERPARTY.NONSENSE' })).toBe(first);
    expect(await step(first)).toMatchObject({ fingerprint: 'customs COUNTERPARTY.NONSENSE 0.0.0-test' });
  });

  it('after a refusal is not tried again under the same key', async () => {
    const id = await fixture.registered();
    await fixture.run(id, 'assess');
    await fixture.run(id, 'release');
    const effectKey = `${clearanceWorkflowId(id)}:book-carriage:1`;
    await fixture.answered(id, effectKey, 'carrier', 'book', {
      outcome: 'refused',
      code: 'DECLARATION.GOODS_NOT_ALLOWED',
      theirCode: 'T101',
      reasons: [],
    });
    const parkedStepId = await park(id, {
      step: 'book-carriage',
      effectKey,
      counterparty: 'carrier',
      code: 'DECLARATION.GOODS_NOT_ALLOWED',
      overridable: 'label',
    });
    expect(await step(parkedStepId)).toMatchObject({ actions: ['override', 'abort'], recommended: 'override' });
  });
});

describe('its resolution', () => {
  it('retry clears the way; a second resolution comes too late', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    const { outcome, snapshot, resolution } = await resolve(id, { parkedStepId, resolution: 'retry' });
    expect(outcome).toMatchObject({ accepted: true, state: 'LODGED' });
    expect(resolution).toEqual({ parkedStepId, action: 'retry' });
    expect(snapshot).toMatchObject({ flags: [], parked: [] });
    expect(await step(parkedStepId)).toMatchObject({
      status: 'resolved',
      resolution: 'retry',
      resolved_by: OPERATOR,
      signed_by: null,
    });
    expect(await fixture.rows(`SELECT status FROM task WHERE declaration_id = $1`, [id])).toEqual([{ status: 'done' }]);
    expect((await resolve(id, { parkedStepId, resolution: 'retry' })).outcome).toMatchObject({
      accepted: false,
      code: 'OPERATION.STEP_NOT_PARKED',
    });
    const other = await park(id, { step: 'ask-lodgement' });
    expect((await resolve(id, { parkedStepId, resolution: 'retry' })).outcome).toMatchObject({
      accepted: false,
      code: 'OPERATION.STEP_NOT_PARKED',
    });
    expect((await resolve(id, { parkedStepId: 'prk_unknown', resolution: 'retry' })).outcome).toMatchObject({
      accepted: false,
      code: 'OPERATION.STEP_NOT_FOUND',
    });
    expect(await step(other)).toMatchObject({ status: 'parked' });
  });

  it('override puts the value in the place of the answer, with two signatures', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    const override = { parkedStepId, resolution: 'override' as const, value: { mrn: MRN } };
    expect((await resolve(id, override)).outcome).toMatchObject({
      accepted: false,
      code: 'OPERATION.SECOND_SIGNATURE_REQUIRED',
    });
    expect((await resolve(id, { ...override, signedBy: SECOND, proposalId: 'prp_forged' })).outcome).toMatchObject({
      code: 'OPERATION.SECOND_SIGNATURE_REQUIRED',
    });
    const proposalId = await signed(parkedStepId, 'override');
    expect(
      (await resolve(id, { ...override, value: { s10: 'CP123456785RW' }, proposalId, signedBy: SECOND })).outcome,
    ).toMatchObject({ code: 'OPERATION.OVERRIDE_VALUE_INVALID' });
    expect((await resolve(id, { ...override, proposalId, signedBy: SECOND })).outcome).toMatchObject({
      accepted: true,
    });
    expect(await step(parkedStepId)).toMatchObject({
      resolution: 'override',
      resolved_by: OPERATOR,
      signed_by: SECOND,
    });
    const answered = await fixture.run(id, 'recordLodgementAnswer', {
      effectKey: `${clearanceWorkflowId(id)}:lodge:1`,
    });
    expect(answered.facts.lodgement).toBe('accepted');
    expect(await fixture.run(id, 'register')).toMatchObject({ state: 'REGISTERED' });
    // The notice that comes late says the same and changes nothing; had it named another MRN, that one would stand.
    const late = { acceptedAt: new Date().toISOString(), functionCode: '01' };
    expect((await fixture.notice(id, 'customs', 'customs_accepted', { mrn: MRN, ...late })).applied).toBe(false);
    expect(
      (await fixture.notice(id, 'customs', 'customs_accepted', { mrn: '26RW000000000000B5', ...late })).applied,
    ).toBe(true);
    expect(await fixture.rows('SELECT mrn FROM declaration WHERE id = $1', [id])).toEqual([
      { mrn: '26RW000000000000B5' },
    ]);
  });

  it('skip goes on without, where the step may be skipped', async () => {
    const id = await fixture.registered();
    await fixture.run(id, 'assess');
    await fixture.run(id, 'release');
    const effectKey = `${clearanceWorkflowId(id)}:announce-arrival:1`;
    const fixed = await park(id, { step: 'book-carriage', counterparty: 'carrier', overridable: 'label' });
    expect((await resolve(id, { parkedStepId: fixed, resolution: 'skip' })).outcome).toMatchObject({
      code: 'OPERATION.STEP_NOT_SKIPPABLE',
    });
    const parkedStepId = await park(id, { step: 'announce-arrival', effectKey, skippable: true, overridable: 'none' });
    const { outcome, snapshot } = await resolve(id, { parkedStepId, resolution: 'skip' });
    expect(outcome.accepted).toBe(true);
    // Another step is parked still: the flag stays.
    expect(snapshot).toMatchObject({ flags: ['parked'], parked: [{ parkedStepId: fixed }] });
    expect((await fixture.run(id, 'recordArrivalAnnounced', { effectKey })).facts.arrivalAnnounced).toBe(true);
  });

  it('abort ends the clearance here and now, with two signatures, and gives back what was reserved', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    const proposalId = await signed(parkedStepId, 'abort');
    const { outcome, snapshot, resolution } = await resolve(id, {
      parkedStepId,
      resolution: 'abort',
      proposalId,
      signedBy: SECOND,
    });
    expect(outcome).toMatchObject({ accepted: true, state: 'ABORTED' });
    expect(resolution?.action).toBe('abort');
    expect(snapshot).toMatchObject({ state: 'ABORTED', flags: [] });
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(0);
  });

  it('no abort once the carrier has the parcel', async () => {
    const id = await fixture.registered();
    await fixture.run(id, 'assess');
    await fixture.run(id, 'release');
    const parkedStepId = await park(id, { step: 'announce-arrival', skippable: true, overridable: 'none' });
    expect(await step(parkedStepId)).toMatchObject({ actions: ['retry', 'skip', 'abort'] });
    await fixture.notice(id, 'carrier', 'carrier_posted', {
      s10: 'CP123456785RW',
      occurredAt: new Date().toISOString(),
      place: 'RWKGL',
    });
    const proposalId = await signed(parkedStepId, 'abort');
    expect(
      (await resolve(id, { parkedStepId, resolution: 'abort', proposalId, signedBy: SECOND })).outcome,
    ).toMatchObject({ accepted: false, code: 'OPERATION.ALREADY_HANDED_OVER' });
  });

  it('the exporter’s own declaration is not for them to resolve', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    const own = await fixture.act(
      id,
      'resolveParked',
      { parkedStepId, resolution: 'retry', value: null, proposalId: null, signedBy: null },
      fixture.exporterId,
    );
    expect(own.outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.OWN_DECLARATION' });
  });

  it('a late notice settles it without a person', async () => {
    const id = await stuck();
    const parkedStepId = await park(id);
    await fixture.notice(id, 'customs', 'customs_accepted', {
      mrn: MRN,
      acceptedAt: new Date().toISOString(),
      functionCode: '01',
    });
    const snapshot = await fixture.run(id, 'settleParked', { parkedStepId });
    expect(snapshot).toMatchObject({ flags: [], parked: [], facts: { lodgement: 'accepted' } });
    expect(await step(parkedStepId)).toMatchObject({
      status: 'resolved',
      resolution: 'settled',
      resolved_by: 'system',
    });
    expect(await fixture.rows(`SELECT status FROM task WHERE declaration_id = $1`, [id])).toEqual([
      { status: 'cancelled' },
    ]);
  });
});
