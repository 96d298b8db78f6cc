import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { MRN, openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

const S10 = 'CP123456785RW';

/** The steps from registration to the carrier, with packs that levy nothing at origin and with some that do. */
describe.each([
  ['countries', 0],
  ['test/support/packs', 1],
])('with the packs of %s', (packs, originCharges) => {
  let fixture: CaseFixture;
  beforeAll(async () => {
    fixture = await openCaseFixture({}, packs);
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    await fixture.rows(`UPDATE permit SET status = 'revoked'`);
  });

  const DDP = { incoterm: 'DDP', destination_charges_paid_by: 'seller' } as const;
  const assessed = async (data = {}): Promise<string> => {
    const id = await fixture.registered(data);
    await fixture.run(id, 'assess');
    return id;
  };
  const paymentKey = (id: string, paymentId: string): string =>
    `${clearanceWorkflowId(id)}:request-payment-${paymentId}:1`;
  const requested = async (id: string, paymentId: string): Promise<void> => {
    const effectKey = paymentKey(id, paymentId);
    await fixture.answered(id, effectKey, 'payment', 'create_intent', {
      outcome: 'accepted',
      intentId: `pi_${paymentId}`,
      payUrl: 'http://pay/1',
    });
    await fixture.run(id, 'recordPaymentRequested', { paymentId, effectKey });
  };
  const paid = (id: string, paymentId: string, money: { amount: string; currency: string }) =>
    fixture.notice(id, 'payment', 'payment_paid', {
      intentId: `pi_${paymentId}`,
      ...money,
      paymentReference: 'x',
      paidAt: new Date().toISOString(),
    });
  const payAll = async (id: string, purpose: string): Promise<void> => {
    for (const charge of (await fixture.snapshot(id)).charges.filter((due) => due.purpose === purpose)) {
      await requested(id, charge.paymentId);
      expect(await paid(id, charge.paymentId, charge.money)).toMatchObject({ applied: true });
    }
  };
  const released = async (data = {}): Promise<string> => {
    const id = await assessed(data);
    if (originCharges > 0) {
      await fixture.run(id, 'requirePayment');
      await payAll(id, 'origin');
    }
    await fixture.run(id, 'release');
    return id;
  };

  it('charges at origin alone stand between assessment and release', async () => {
    const id = await assessed();
    const { charges } = await fixture.snapshot(id);
    expect(charges.length > 0).toBe(originCharges > 0);
    if (originCharges === 0) {
      await expect(fixture.run(id, 'requirePayment')).rejects.toMatchObject({ type: 'CLEARANCE.TRANSITION_FORBIDDEN' });
      return;
    }
    await expect(fixture.run(id, 'release')).rejects.toMatchObject({ type: 'CLEARANCE.TRANSITION_FORBIDDEN' });
    const due = await fixture.run(id, 'requirePayment');
    expect(due).toMatchObject({ state: 'PAYMENT_DUE', deadlines: { payment_due: expect.any(String) as string } });
    expect(due.charges.every(({ status, purpose }) => status === 'due' && purpose === 'origin')).toBe(true);
    await payAll(id, 'origin');
    expect((await fixture.run(id, 'release')).state).toBe('RELEASED');
  });

  it('at release the permits are written off, once', async () => {
    const id = await released();
    const moves = await fixture.rows<{ operation: string; quantity: number }>(
      'SELECT operation, quantity::int FROM ledger_entry WHERE declaration_id = $1 ORDER BY operation',
      [id],
    );
    expect(moves).toEqual([
      { operation: 'commit', quantity: 10_000 },
      { operation: 'commit', quantity: 10_000 },
      { operation: 'reserve', quantity: 10_000 },
      { operation: 'reserve', quantity: 10_000 },
    ]);
    const { deadlines } = await fixture.snapshot(id);
    expect(Date.parse(deadlines.exit_overdue ?? '') - Date.now()).toBeGreaterThan(89 * 86_400_000);
  });

  it('no release once a permit has been revoked or has run out', async () => {
    const id = await assessed();
    if (originCharges > 0) {
      await fixture.run(id, 'requirePayment');
      await payAll(id, 'origin');
    }
    await fixture.rows(`UPDATE permit SET valid_until = current_date - 1 WHERE status = 'valid' AND agency = 'RICA'`);
    await expect(fixture.run(id, 'release')).rejects.toMatchObject({
      type: 'PERMIT.NOT_IN_FORCE',
      message: expect.stringContaining('rica-phytosanitary') as string,
    });
  });

  it('what the seller pays at the destination holds up the handover, not the release', async () => {
    const id = await released(DDP);
    const snapshot = await fixture.snapshot(id);
    expect(snapshot).toMatchObject({ state: 'RELEASED', flags: ['destination_charges_unpaid'] });
    const destination = snapshot.charges.filter(({ purpose }) => purpose === 'destination');
    expect(destination).toMatchObject([{ status: 'due', money: { currency: 'CNY' } }]);
    const tasks = await fixture.rows(`SELECT kind, queue FROM task WHERE declaration_id = $1 AND status = 'open'`, [
      id,
    ]);
    expect(tasks).toEqual([{ kind: 'pay', queue: 'exporter' }]);
    await payAll(id, 'destination');
    expect((await fixture.snapshot(id)).flags).toEqual([]);
    expect(await fixture.rows(`SELECT 1 FROM task WHERE declaration_id = $1 AND status = 'open'`, [id])).toEqual([]);
  });

  it('a payment counts once, only in full, and one that failed can still be paid', async () => {
    const id = await released(DDP);
    const [charge] = (await fixture.snapshot(id)).charges.filter(({ purpose }) => purpose === 'destination');
    const { paymentId, money } = charge!;
    await requested(id, paymentId);
    const failed = await fixture.notice(id, 'payment', 'payment_failed', {
      intentId: `pi_${paymentId}`,
      ...money,
      code: 'card_declined',
      message: 'x',
    });
    expect(failed).toMatchObject({
      applied: true,
      snapshot: {
        charges: expect.arrayContaining([expect.objectContaining({ paymentId, status: 'failed' })]) as object,
      },
    });
    expect((await paid(id, paymentId, { ...money, amount: '0.01' })).applied).toBe(false);
    expect((await paid(id, paymentId, money)).applied).toBe(true);
    expect((await paid(id, paymentId, money)).applied).toBe(false);
    expect(
      await fixture.rows(
        `SELECT 1 FROM timeline_entry WHERE declaration_id = $1 AND what = 'paymentReceived' AND details ->> 'purpose' = 'destination'`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('label, posting, departure, arrival at the border, proof of exit, closed', async () => {
    const id = await released();
    const label = `${clearanceWorkflowId(id)}:book-carriage:1`;
    await fixture.answered(id, label, 'carrier', 'book', { outcome: 'accepted', s10: S10 });
    expect((await fixture.run(id, 'recordLabel', { effectKey: label })).facts.labelled).toBe(true);
    const event = { s10: S10, occurredAt: new Date().toISOString(), place: 'RWKGL' };
    // A departure may be told before the posting.
    expect((await fixture.notice(id, 'carrier', 'carrier_departed', event)).snapshot.facts).toMatchObject({
      posted: true,
      departed: true,
    });
    expect((await fixture.notice(id, 'carrier', 'carrier_posted', event)).applied).toBe(false);
    expect((await fixture.notice(id, 'carrier', 'carrier_departed', { ...event, s10: 'CP000000000RW' })).applied).toBe(
      false,
    );
    const arrival = `${clearanceWorkflowId(id)}:announce-arrival:1`;
    await fixture.answered(id, arrival, 'customs', 'announce_arrival', { outcome: 'accepted', receipt: 'R2' });
    expect((await fixture.run(id, 'recordArrivalAnnounced', { effectKey: arrival })).facts.arrivalAnnounced).toBe(true);
    const exit = { exitedAt: new Date().toISOString(), officeOfExit: 'RWKGL', functionCode: '16' };
    expect(
      (await fixture.notice(id, 'customs', 'customs_exited', { ...exit, mrn: '26RW0000000000000X' })).applied,
    ).toBe(false);
    expect(
      (await fixture.notice(id, 'customs', 'customs_exited', { ...exit, mrn: MRN })).snapshot.facts.exitProved,
    ).toBe(true);
    expect((await fixture.run(id, 'recordExit')).state).toBe('EXITED');
    expect((await fixture.run(id, 'clear')).state).toBe('CLEARED');
    const [row] = await fixture.rows<{ released: boolean; exited: boolean; ended: boolean; s10: string }>(
      'SELECT released_at IS NOT NULL AS released, exited_at IS NOT NULL AS exited, ended_at IS NOT NULL AS ended, s10 FROM declaration WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ released: true, exited: true, ended: true, s10: S10 });
  });

  it('without proof the exit is overdue, and an officer may still record it', async () => {
    const id = await released();
    expect((await fixture.run(id, 'recordDeadlinePassed', { deadline: 'exit_overdue' })).state).toBe('EXIT_OVERDUE');
    const { outcome, snapshot } = await fixture.act(id, 'recordProofOfExit', {
      exitedAt: new Date().toISOString(),
      officeOfExit: 'RWKGL',
      reference: 'EX-1',
    });
    expect(outcome).toMatchObject({ accepted: true, state: 'EXITED' });
    expect(snapshot.facts.exitProved).toBe(true);
  });

  it('blue is released at once and audited afterwards', async () => {
    const id = await released({
      items: [
        {
          line: 1,
          description: 'Roasted coffee',
          hs_code: '090121',
          origin: 'RW',
          net_weight_grams: 20_000,
          quantity: '20',
          unit: 'piece',
          value: { amount: '1200.00', currency: 'USD' },
        },
      ],
      gross_weight_grams: 21_000,
    });
    expect(await fixture.snapshot(id)).toMatchObject({
      lane: 'blue',
      flags: ['audit_after_release'],
    });
    const tasks = await fixture.rows(`SELECT kind, queue FROM task WHERE declaration_id = $1 AND status = 'open'`, [
      id,
    ]);
    expect(tasks).toEqual([{ kind: 'post_clearance_audit', queue: 'customs' }]);
  });
});
