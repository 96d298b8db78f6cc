import { v7 } from 'uuid';
import { authenticate } from '../../services/authenticate.js';
import { createOperation } from '../../services/ops/createOperation.js';
import { signOperation } from '../../services/ops/signOperation.js';
import { coffee, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { faultsOf, get, post } from '../support/api/request.js';
import { control, startTestStack, type TestStack } from '../support/api/startTestStack.js';
import { untilParked, untilState } from '../support/api/waiting.js';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
  await putCoffeePermitsOnFile(stack, 1_000_000);
}, 60_000);
afterAll(() => stack.close());

const policy = {
  random_draw: '0.9999',
  counterparty: { maximum_attempts: 2, initial_interval_ms: 50, maximum_interval_ms: 50, start_to_close_ms: 2_000 },
} as const;

let count = 0;
/** A case whose lodgement with customs could not be had. @returns declaration and parked step */
async function parked(): Promise<{ id: string; step: string }> {
  count += 1;
  const number = `OPS-${count}`;
  for (const operation of ['lodge', 'find_by_key', 'status']) {
    await control(stack.mocks.customs, 'scripts', {
      match: { invoice_number: number },
      operation,
      behaviours: [{ kind: 'status', status: 503 }],
      times: 1000,
    });
  }
  const { id } = await submitCoffee(stack, coffee({ policy, invoice: { ...coffee().invoice, number } }));
  return { id, step: (await untilParked(stack, id)).id };
}

const operate = (step: string, action: string, more: object = {}, as: 'operator' | 'operator2' = 'operator') =>
  post(stack, '/v1/ops/operations', { as, body: { parked_step_id: step, action, reason: 'Customs called', ...more } });

const MRN = '26RWKGL000000000A8';

describe('GET /v1/ops/stuck', () => {
  it('200: shows step, cause, attempts, what is safe and what is recommended, and counts by cause', async () => {
    const { id, step } = await parked();
    const { body } = await get(stack, `/v1/ops/stuck/${step}`, 'operator');
    expect(body).toMatchObject({
      declaration_id: id,
      workflow_id: `clearance:${id}`,
      state: 'LODGED',
      step: 'lodge',
      counterparty: 'customs',
      code: 'COUNTERPARTY.UNAVAILABLE',
      attempts: 2,
      overridable: 'mrn',
      status: 'parked',
      resolution: null,
    });
    expect(body.actions).toEqual(expect.arrayContaining(['retry', 'override', 'abort']));
    expect(body.actions).toContain(body.recommended);
    const causes = (await get(stack, '/v1/ops/stuck/causes', 'operator')).body.items as {
      fingerprint: string;
      count: number;
    }[];
    expect(causes.find(({ fingerprint }) => fingerprint === body.fingerprint)?.count).toBeGreaterThan(0);
    const same = await get(
      stack,
      `/v1/ops/stuck?fingerprint=${encodeURIComponent(String(body.fingerprint))}&limit=100`,
      'operator',
    );
    expect((same.body.items as { id: string }[]).map((item) => item.id)).toContain(step);
    expect(((await get(stack, '/v1/ops/stuck?counterparty=carrier', 'operator')).body.items as unknown[]).length).toBe(
      0,
    );
  });
});

describe('POST /v1/ops/operations', () => {
  it('201: a retry is delivered at once, and the clearance goes on when customs is back', async () => {
    const { id, step } = await parked();
    await fetch(`${stack.mocks.customs}/_control/scripts`, { method: 'DELETE' });
    const answer = await operate(step, 'retry');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ action: 'retry', status: 'delivered', signature_rule: null, signed_by: null });
    expect((await get(stack, `/v1/acts/${String(answer.body.act_id)}`, 'operator')).body).toMatchObject({
      taken_up: true,
      accepted: true,
    });
    await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
    const again = await operate(step, 'retry', {}, 'operator2');
    expect([again.status, again.body.code]).toEqual([409, 'OPERATION.STEP_NOT_PARKED']);
  });

  it('202: an override waits for another person, whose signature delivers it', async () => {
    const { id, step } = await parked();
    const proposed = await operate(step, 'override', { value: { mrn: MRN } });
    expect(proposed.status).toBe(202);
    expect(proposed.body).toMatchObject({
      status: 'awaiting_signature',
      act_id: null,
      value: { mrn: MRN },
      signature_rule: { id: 'OPS.SIGN.ACCEPTANCE', explanation: expect.stringContaining('second person') as unknown },
    });
    const sign = (as: 'operator' | 'operator2') =>
      post(stack, `/v1/ops/operations/${String(proposed.body.id)}/sign`, {
        as,
        body: { reason: 'Read the MRN myself' },
      });
    const same = await sign('operator');
    expect([same.status, same.body.code]).toEqual([403, 'OPERATION.SAME_SIGNATORY']);
    const signed = await sign('operator2');
    expect(signed.status).toBe(200);
    expect(signed.body).toMatchObject({
      status: 'delivered',
      proposed_by: stack.people.operator.personId,
      signed_by: stack.people.operator2.personId,
      signed_why: 'Read the MRN myself',
    });
    await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
    expect((await get(stack, `/v1/declarations/${id}`, 'exporter')).body.mrn).toBe(MRN);
    // Signed again by the same person it is the same; for anyone else it is closed.
    expect((await sign('operator2')).body).toEqual(signed.body);
    const closed = await sign('operator');
    expect([closed.status, closed.body.code]).toEqual([409, 'OPERATION.PROPOSAL_CLOSED']);
    const listed = (await get(stack, `/v1/ops/operations?status=delivered&parked_step_id=${step}`, 'operator')).body
      .items as { id: string }[];
    expect(listed.map((item) => item.id)).toEqual([proposed.body.id]);
  });

  it('202, then ABORTED: aborting needs two people; of two who sign at once one is second', async () => {
    const { id, step } = await parked();
    const proposed = await operate(step, 'abort', {}, 'operator2');
    expect([proposed.status, (proposed.body.signature_rule as { id: string }).id]).toEqual([202, 'OPS.SIGN.ABORT']);
    expect((await get(stack, `/v1/declarations/${id}`, 'operator')).body.state).toBe('LODGED');
    const signing = () =>
      post(stack, `/v1/ops/operations/${String(proposed.body.id)}/sign`, {
        as: 'operator',
        body: { reason: 'agreed' },
      });
    const answers = await Promise.all([signing(), signing(), signing()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await untilState(stack, id, 'ABORTED');
  });

  it('409: a proposal that was not signed in time; it shows as expired', async () => {
    const { step } = await parked();
    const { operator, operator2 } = stack.people;
    const early = { ...stack.deps, config: { ...stack.deps.config, proposalLifetimeMs: 0 } };
    const first = await authenticate(stack.deps, { token: operator.token });
    const view = await createOperation(
      early,
      first,
      { parkedStepId: step, action: 'abort', reason: 'soon over' },
      { uuid: v7() },
    );
    const second = await authenticate(stack.deps, { token: operator2.token });
    await expect(
      signOperation(stack.deps, second, { operationId: view.proposal.id, reason: 'late' }),
    ).rejects.toMatchObject({
      code: 'OPERATION.PROPOSAL_EXPIRED',
    });
    expect((await get(stack, `/v1/ops/operations/${view.proposal.id}`, 'operator')).body.status).toBe('expired');
  });

  it('409: a step that cannot be skipped; 422: values that do not fit; 404: no such step', async () => {
    const { step } = await parked();
    const skip = await operate(step, 'skip');
    expect([skip.status, skip.body.code]).toEqual([409, 'OPERATION.STEP_NOT_SKIPPABLE']);
    expect(skip.body.allowed_actions).not.toContain('skip');
    for (const value of [undefined, { mrn: 'nonsense' }, { s10: 'EM123456785RW' }, { mrn: MRN, lane: 'green' }]) {
      const answer = await operate(step, 'override', value === undefined ? {} : { value });
      expect([answer.status, answer.body.code]).toEqual([422, 'OPERATION.OVERRIDE_VALUE_INVALID']);
      expect(faultsOf(answer).length).toBeGreaterThan(0);
    }
    expect(faultsOf(await operate(step, 'retry', { value: { mrn: MRN } }))).toEqual([
      { pointer: '/value', code: 'REQUEST.FIELD_INVALID' },
    ]);
    expect((await operate('prk_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99', 'retry')).status).toBe(404);
  });
});

describe('GET /v1/audit/verify', () => {
  it('200: every chain holds after all that was done', async () => {
    const { body } = await get(stack, '/v1/audit/verify', 'operator');
    expect(body.ok).toBe(true);
    const own = (body.chains as { chain: string; records: number }[]).find(
      ({ chain }) => chain === stack.people.exporter.organisationId,
    );
    expect(own?.records).toBeGreaterThan(20);
  });
});
