import { openCaseFixture, type CaseFixture } from '../../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const HEAVY = { gross_weight_grams: 25_000 };

async function inspected(): Promise<string> {
  const id = await fixture.registered(HEAVY);
  await fixture.run(id, 'openControl');
  return id;
}
const standing = async (id: string): Promise<string | undefined> => {
  const [row] = await fixture.rows<{ standing: string }>(
    'SELECT standing FROM withdrawal_request WHERE declaration_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
    [id],
  );
  return row?.standing;
};

it('an officer consents, and the declaration is withdrawn', async () => {
  const id = await inspected();
  expect((await fixture.act(id, 'decideWithdrawal', { granted: true })).outcome.accepted).toBe(false);
  expect((await fixture.act(id, 'requestWithdrawal', {})).snapshot.flags).toContain('withdrawal_requested');
  const denied = await fixture.act(id, 'decideWithdrawal', { granted: false });
  expect(denied).toMatchObject({ outcome: { accepted: true, state: 'INSPECTION' } });
  expect(denied.snapshot.flags).not.toContain('withdrawal_requested');
  expect(await standing(id)).toBe('denied');
  await fixture.act(id, 'requestWithdrawal', {});
  const { outcome } = await fixture.act(id, 'decideWithdrawal', { granted: true });
  expect(outcome).toMatchObject({ accepted: true, state: 'WITHDRAWN' });
  expect(await standing(id)).toBe('granted');
  const open = await fixture.rows(`SELECT 1 FROM task WHERE declaration_id = $1 AND status = 'open'`, [id]);
  expect(open).toEqual([]);
});

it('without a control customs is asked, and no officer decides in its place', async () => {
  const id = await fixture.registered({});
  await fixture.run(id, 'assess');
  await fixture.run(id, 'release');
  const { snapshot } = await fixture.act(id, 'requestWithdrawal', {});
  expect(snapshot.messages).toMatchObject([{ counterparty: 'customs', kind: 'request_withdrawal' }]);
  const { outcome } = await fixture.act(id, 'decideWithdrawal', { granted: true });
  expect(outcome).toMatchObject({ accepted: false, code: 'WITHDRAWAL.DECIDED_BY_AUTHORITY', state: 'RELEASED' });
});

it('ends with the clearance, as what happened says', async () => {
  const id = await inspected();
  await fixture.act(id, 'requestWithdrawal', {});
  const { snapshot } = await fixture.act(id, 'refuse', {});
  expect(snapshot).toMatchObject({ state: 'REFUSED', flags: ['control_announced'] });
  expect(await standing(id)).toBe('overtaken');
});
