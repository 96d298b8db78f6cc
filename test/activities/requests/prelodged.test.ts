import { openCaseFixture, type CaseFixture } from '../../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const said = (functionCode: string): { functionCode: string; at: string } => ({
  functionCode,
  at: new Date().toISOString(),
});
const rejected = (...codes: string[]) => ({
  ...said('03'),
  reasons: codes.map((code) => ({ code, message: 'no' })),
});

async function prelodged(): Promise<string> {
  const id = await fixture.lodged({ pre_lodged: true });
  await fixture.notice(id, 'customs', 'customs_received', said('02'));
  await fixture.run(id, 'prelodge');
  return id;
}
const tasks = async (id: string) =>
  (
    await fixture.rows<{ kind: string; due: boolean }>(
      `SELECT kind, due_at IS NOT NULL AS due FROM task WHERE declaration_id = $1 AND status = 'open'`,
      [id],
    )
  ).map(({ kind, due }) => [kind, due]);

it('the exporter is waited for, and customs once the goods are presented', async () => {
  const id = await prelodged();
  expect(Object.keys((await fixture.snapshot(id)).deadlines)).toEqual(['prelodged_expiry']);
  expect(await tasks(id)).toEqual([['present_goods', true]]);
  const { snapshot } = await fixture.act(id, 'presentGoods', { place: 'RWKGL' });
  expect(snapshot).toMatchObject({ state: 'PRELODGED', flags: ['goods_presented'] });
  expect(Object.keys(snapshot.deadlines)).toEqual(['customs_answer']);
  expect(snapshot.messages).toMatchObject([{ kind: 'present_goods' }]);
  expect(await tasks(id)).toEqual([]);
  const again = await fixture.act(id, 'presentGoods', { place: 'RWKGL' });
  expect(again.outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.ACTION_NOT_ALLOWED' });
});

it('a presentation that customs refuses leaves the time there was', async () => {
  const id = await prelodged();
  const before = (await fixture.snapshot(id)).deadlines;
  const { snapshot } = await fixture.act(id, 'presentGoods', { place: 'RWKGL' });
  const messageId = snapshot.messages[0]?.messageId ?? '';
  const effectKey = `clearance:${id}:message-${messageId}:1`;
  await fixture.answered(id, effectKey, 'customs', 'present_goods', { outcome: 'refused', code: 'X', reasons: [] });
  const after = await fixture.run(id, 'recordMessage', { messageId, effectKey });
  expect(after).toMatchObject({ flags: [], deadlines: before, messages: [] });
  expect(await tasks(id)).toEqual([['present_goods', true]]);
});

it('goods that never came end it; any other reason, or that one among others, is to be corrected', async () => {
  const never = await prelodged();
  await fixture.notice(never, 'customs', 'customs_rejected', rejected('DECLARATION.NEVER_ARRIVED'));
  expect((await fixture.run(never, 'recordRejection')).state).toBe('EXPIRED');
  const wrong = await prelodged();
  const both = rejected('DECLARATION.NEVER_ARRIVED', 'DECLARATION.FIELD_INVALID');
  await fixture.notice(wrong, 'customs', 'customs_rejected', both);
  expect((await fixture.run(wrong, 'recordRejection')).state).toBe('REJECTED');
});

it('an amendment that nobody has asked customs for is cancelled at once, one that was asked for as customs answers', async () => {
  const id = await prelodged();
  const [{ data }] = (await fixture.rows('SELECT data FROM declaration_version WHERE declaration_id = $1', [id])) as [
    { data: never },
  ];
  const change = { data: { ...(data as object), gross_weight_grams: 10_700 } as never, pointers: [] };
  const idOf = async (): Promise<string> => {
    const [row] = await fixture.rows<{ id: string }>(
      'SELECT id FROM amendment_request WHERE declaration_id = $1 ORDER BY number DESC LIMIT 1',
      [id],
    );
    return row?.id ?? '';
  };
  await fixture.act(id, 'requestAmendment', change);
  const cancelled = await fixture.act(id, 'cancelAmendment', { amendmentId: await idOf() });
  expect(cancelled.snapshot).toMatchObject({ flags: [], messages: [] });

  const { snapshot } = await fixture.act(id, 'requestAmendment', change);
  const messageId = snapshot.messages[0]?.messageId ?? '';
  const effectKey = `clearance:${id}:message-${messageId}:1`;
  await fixture.answered(id, effectKey, 'customs', 'amend', { outcome: 'accepted', receipt: 'R' });
  await fixture.run(id, 'recordMessage', { messageId, effectKey });
  const asked = await fixture.act(id, 'cancelAmendment', { amendmentId: await idOf() });
  expect(asked.snapshot).toMatchObject({ flags: ['amendment_requested'], messages: [{ kind: 'cancel_amendment' }] });
  const twice = await fixture.act(id, 'cancelAmendment', { amendmentId: await idOf() });
  expect(twice.outcome).toMatchObject({ accepted: false, code: 'AMENDMENT.ALREADY_CANCELLED' });
});
