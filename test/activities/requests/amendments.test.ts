import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { openCaseFixture, type CaseFixture } from '../../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const coffee = buildCoffeeDeclaration();
const item = coffee.items[0]!;
const policy = { random_draw: '0.9999' };
const weighing = (grams: number) =>
  buildCoffeeDeclaration({ policy, gross_weight_grams: 20_000, items: [{ ...item, net_weight_grams: grams }] });
const asked = (grams: number) => ({ data: weighing(grams), pointers: [] });

/** Under documentary control: an officer decides. */
async function controlled(): Promise<string> {
  const cheap = { gross_weight_grams: 20_000, items: [{ ...item, value: { amount: '42.00', currency: 'USD' } }] };
  const id = await fixture.registered(cheap);
  await fixture.run(id, 'openControl');
  return id;
}
/** Without a control: customs decides. */
async function released(): Promise<string> {
  const id = await fixture.registered({ gross_weight_grams: 20_000 });
  await fixture.run(id, 'assess');
  await fixture.run(id, 'release');
  return id;
}

const held = async (): Promise<{ reserved: number; committed: number }> => {
  const [row] = await fixture.rows<{ reserved: number; committed: number }>(
    `SELECT sum(reserved)::int AS reserved, sum(committed)::int AS committed FROM ledger_account a
     JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
  );
  return row ?? { reserved: -1, committed: -1 };
};
const request = async (id: string) => {
  const [row] = await fixture.rows<{ id: string; standing: string; pointers: string[]; became_version: number | null }>(
    'SELECT id, standing, pointers, became_version FROM amendment_request WHERE declaration_id = $1 ORDER BY number DESC LIMIT 1',
    [id],
  );
  return row!;
};
/** The message due, sent and answered as the workflow does it. */
async function answer(id: string, what: object): Promise<void> {
  const { messages } = await fixture.snapshot(id);
  const messageId = messages[0]?.messageId ?? '';
  const effectKey = `clearance:${id}:message-${messageId}:1`;
  await fixture.answered(id, effectKey, 'customs', 'amend', what as never);
  await fixture.run(id, 'recordMessage', { messageId, effectKey });
}
const decided = (id: string, kind: 'customs_request_granted' | 'customs_request_denied', key: string) =>
  fixture.notice(id, 'customs', kind, { functionCode: '11', at: new Date().toISOString(), request: key }, 2);

describe('a request during a control', () => {
  it('holds what it needs more, changes nothing, and gives it back when it is refused', async () => {
    const id = await controlled();
    expect(await held()).toMatchObject({ reserved: 20_000 });
    const { outcome, snapshot } = await fixture.act(id, 'requestAmendment', asked(12_000));
    expect(outcome).toMatchObject({ accepted: true });
    expect(snapshot).toMatchObject({ declarationVersion: 1, flags: ['amendment_requested', 'control_announced'] });
    expect(await held()).toMatchObject({ reserved: 24_000 });
    expect(await request(id)).toMatchObject({ standing: 'officer' });
    const { id: amendmentId } = await request(id);
    const refused = await fixture.act(id, 'decideAmendment', { amendmentId, granted: false });
    expect(refused.snapshot.flags).toEqual(['control_announced']);
    expect(await held()).toMatchObject({ reserved: 20_000 });
    const again = await fixture.act(id, 'decideAmendment', { amendmentId, granted: true });
    expect(again.outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.ACTION_NOT_ALLOWED' });
  });

  it('is refused at once where no permit covers it, with nothing held or written', async () => {
    const id = await controlled();
    const { outcome } = await fixture.act(id, 'requestAmendment', {
      data: { ...weighing(20_001), gross_weight_grams: 21_000 },
      pointers: [],
    });
    expect(outcome).toMatchObject({ accepted: false, code: 'PERMIT.QUANTITY_EXHAUSTED' });
    expect(await held()).toMatchObject({ reserved: 20_000 });
    expect(await fixture.rows('SELECT 1 FROM amendment_request WHERE declaration_id = $1', [id])).toEqual([]);
  });

  it('is one at a time, and changes something that may change', async () => {
    const id = await controlled();
    const [{ data: standing }] = (await fixture.rows('SELECT data FROM declaration_version WHERE declaration_id = $1', [
      id,
    ])) as [{ data: typeof coffee }];
    const outcomeOf = async (data: typeof coffee) =>
      (await fixture.act(id, 'requestAmendment', { data, pointers: [] })).outcome;
    expect(await outcomeOf(standing)).toMatchObject({ code: 'AMENDMENT.NOTHING_CHANGED' });
    expect(await outcomeOf({ ...standing, office_of_export: 'RWGRB' })).toMatchObject({
      code: 'AMENDMENT.FIELD_FIXED',
    });
    expect(await outcomeOf(weighing(9_000))).toMatchObject({ accepted: true });
    expect(await outcomeOf(weighing(8_000))).toMatchObject({ code: 'AMENDMENT.ALREADY_REQUESTED' });
    const { outcome } = await fixture.act(id, 'requestWithdrawal', {});
    expect(outcome).toMatchObject({ accepted: false, code: 'WITHDRAWAL.ALREADY_REQUESTED' });
  });
});

describe('a request after release', () => {
  it('granted by customs, writes off what it needs more and assesses anew; the release stands', async () => {
    const id = await released();
    expect(await held()).toEqual({ reserved: 0, committed: 20_000 });
    await fixture.act(id, 'requestAmendment', asked(12_000));
    await answer(id, { outcome: 'accepted', receipt: 'R2' });
    expect((await fixture.snapshot(id)).deadlines.customs_answer).toBeDefined();
    const [{ id: messageId }] = (await fixture.rows('SELECT id FROM counterparty_message WHERE declaration_id = $1', [
      id,
    ])) as [{ id: string }];
    const key = `clearance:${id}:message-${messageId}:1`;
    const { applied, snapshot } = await decided(id, 'customs_request_granted', key);
    expect(applied).toBe(true);
    expect(snapshot).toMatchObject({ state: 'RELEASED', declarationVersion: 2, flags: [] });
    expect(snapshot.deadlines.customs_answer).toBeUndefined();
    expect(await held()).toEqual({ reserved: 0, committed: 24_000 });
    expect(await request(id)).toMatchObject({ standing: 'granted', became_version: 2 });
    const late = await decided(id, 'customs_request_denied', key);
    expect(late).toMatchObject({ applied: false, snapshot: { declarationVersion: 2 } });
  });

  it('refused in the answer, ends with the reasons of customs', async () => {
    const id = await released();
    await fixture.act(id, 'requestAmendment', asked(12_000));
    await answer(id, { outcome: 'refused', code: 'COUNTERPARTY.REFUSED', reasons: [{ code: 'X', message: 'no' }] });
    expect(await fixture.snapshot(id)).toMatchObject({ declarationVersion: 1, flags: [] });
    expect(await request(id)).toMatchObject({ standing: 'denied' });
    expect(await held()).toEqual({ reserved: 0, committed: 20_000 });
    const [told] = await fixture.rows<{ details: object }>(
      `SELECT details FROM timeline_entry WHERE declaration_id = $1 AND what = 'amendmentDecided'`,
      [id],
    );
    expect(told?.details).toMatchObject({ decision: 'denied', reasons: [{ message: 'no' }] });
  });

  it('is overtaken when the goods have left', async () => {
    const id = await released();
    await fixture.act(id, 'requestAmendment', asked(12_000));
    const exited = { exitedAt: '2026-11-23T00:00:00.000Z', officeOfExit: 'RWKGL', reference: null };
    const { snapshot } = await fixture.act(id, 'recordProofOfExit', exited);
    expect(snapshot).toMatchObject({ state: 'EXITED', flags: [], messages: [] });
    expect(await request(id)).toMatchObject({ standing: 'overtaken' });
    expect(await held()).toEqual({ reserved: 0, committed: 20_000 });
  });
});
