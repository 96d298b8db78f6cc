import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const undo = (id: string) => fixture.activities.listUndoSteps({ declarationId: id });
const released = async (): Promise<string> => {
  const id = await fixture.registered({ incoterm: 'DDP', destination_charges_paid_by: 'seller' });
  await fixture.run(id, 'assess');
  await fixture.run(id, 'release');
  return id;
};

describe('an early end', () => {
  it('withdrawn before anything was sent, nothing is left to be undone', async () => {
    await fixture.permits();
    const id = await fixture.submit();
    expect((await fixture.act(id, 'withdraw', {})).outcome).toMatchObject({ accepted: true, state: 'WITHDRAWN' });
    expect(await undo(id)).toEqual([]);
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(0);
  });

  it('lists what was lodged, labelled, paid and applied for, each under its own key', async () => {
    const id = await released();
    const key = `${clearanceWorkflowId(id)}:book-carriage:1`;
    await fixture.answered(id, key, 'carrier', 'book', { outcome: 'accepted', s10: 'CP123456785RW' });
    await fixture.run(id, 'recordLabel', { effectKey: key });
    const [charge] = (await fixture.snapshot(id)).charges;
    const paymentId = charge?.paymentId ?? '';
    const paymentKey = `${clearanceWorkflowId(id)}:request-payment-${paymentId}:1`;
    await fixture.answered(id, paymentKey, 'payment', 'create_intent', {
      outcome: 'accepted',
      intentId: 'pi_1',
      payUrl: 'http://pay/1',
    });
    await fixture.run(id, 'recordPaymentRequested', { paymentId, effectKey: paymentKey });
    await fixture.notice(id, 'payment', 'payment_paid', {
      intentId: 'pi_1',
      ...charge!.money,
      paymentReference: 'x',
      paidAt: new Date().toISOString(),
    });
    await fixture.run(id, 'abort', { why: 'cancelled' });
    const steps = await undo(id);
    expect(steps.map(({ operation, counterparty }) => `${operation} ${counterparty}`)).toEqual([
      'cancelLodgement customs',
      'cancelLabel carrier',
      'refundPayment payment',
    ]);
    expect(new Set(steps.map(({ effectKey }) => effectKey)).size).toBe(3);

    const [lodgement, label, payment] = steps;
    await fixture.run(id, 'recordUndone', { step: lodgement!, undone: false, why: 'customs has closed' });
    expect((await fixture.run(id, 'recordUndone', { step: label!, undone: true })).facts.labelled).toBe(false);
    await fixture.run(id, 'recordUndone', { step: payment!, undone: true });
    expect(await fixture.rows('SELECT status FROM payment WHERE declaration_id = $1', [id])).toEqual([
      { status: 'refunded' },
    ]);
    const tasks = await fixture.rows<{ kind: string; title: string }>(
      `SELECT kind, title FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY id`,
      [id],
    );
    // What was written off at release, and what customs did not take back.
    expect(tasks.map(({ kind }) => kind)).toEqual(['undo_failed', 'undo_failed']);
    expect(tasks[1]?.title).toContain('lodgement with customs');
  });

  it('a charge that nobody paid is let go of; what is paid afterwards goes to an operator', async () => {
    const id = await released();
    const [charge] = (await fixture.snapshot(id)).charges;
    await fixture.run(id, 'abort', { why: 'cancelled' });
    expect(await fixture.rows('SELECT status FROM payment WHERE declaration_id = $1', [id])).toEqual([
      { status: 'cancelled' },
    ]);
    await fixture.rows(`UPDATE payment SET provider_reference = 'pi_late' WHERE id = $1`, [charge?.paymentId]);
    const late = await fixture.notice(id, 'payment', 'payment_paid', {
      intentId: 'pi_late',
      ...charge!.money,
      paymentReference: 'x',
      paidAt: new Date().toISOString(),
    });
    expect(late).toMatchObject({ applied: true, snapshot: { state: 'ABORTED' } });
    const tasks = await fixture.rows<{ title: string }>(
      `SELECT title FROM task WHERE declaration_id = $1 AND status = 'open' AND subject_id = $2`,
      [id, charge?.paymentId],
    );
    expect(tasks.map(({ title }) => title)).toEqual(['Paid after the clearance had ended: give the money back']);
  });

  it('a rejected lodgement is not cancelled, one that may have been taken is', async () => {
    const rejected = await fixture.lodged();
    await fixture.notice(rejected, 'customs', 'customs_rejected', { rejectedAt: '', functionCode: '03', reasons: [] });
    await fixture.run(rejected, 'recordRejection');
    await fixture.act(rejected, 'withdraw', {});
    expect(await undo(rejected)).toEqual([]);
  });

  it('aborted before the goods were presented, the early lodgement is taken back and the permits are given back', async () => {
    const id = await fixture.lodged({ pre_lodged: true });
    await fixture.notice(id, 'customs', 'customs_received', { functionCode: '02' });
    expect((await fixture.run(id, 'prelodge')).state).toBe('PRELODGED');
    expect((await fixture.run(id, 'abort', { why: 'cancelled' })).state).toBe('ABORTED');
    expect((await undo(id)).map(({ operation }) => operation)).toEqual(['cancelLodgement']);
    expect(
      await fixture.rows(`SELECT operation FROM ledger_entry WHERE declaration_id = $1 AND operation <> 'reserve'`, [
        id,
      ]),
    ).toEqual([{ operation: 'give_back' }, { operation: 'give_back' }]);
  });

  it('customs alone decides between registration and assessment: no abort there', async () => {
    const id = await fixture.registered();
    await expect(fixture.run(id, 'abort', { why: 'cancelled' })).rejects.toMatchObject({
      type: 'CLEARANCE.TRANSITION_FORBIDDEN',
      nonRetryable: true,
    });
  });
});
