import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { createGoodsUnderWay, type GoodsUnderWay } from '../support/builders/goodsUnderWay.js';
import { actSigned, SECOND_OFFICER } from '../support/builders/signedAct.js';

const place = 'Customs store, RWKGL';

let fixture: CaseFixture;
let goods: GoodsUnderWay;
beforeAll(async () => {
  fixture = await openCaseFixture();
  goods = createGoodsUnderWay(fixture);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const detained = async (): Promise<string> => {
  const id = await goods.inspected();
  await actSigned(fixture, id, 'detain', { place });
  return id;
};
const closeWindow = (id: string) => fixture.run(id, 'recordDeadlinePassed', { deadline: 'appeal_window' });

describe('detention', () => {
  it('gives the exporter notice of ground, place, two officers and the time to appeal', async () => {
    const id = await goods.inspected();
    const { outcome, snapshot } = await actSigned(fixture, id, 'detain', { place });
    expect(outcome).toMatchObject({ accepted: true, state: 'DETAINED' });
    expect(snapshot.flags).toContain('appeal_window_open');
    const [notice] = await fixture.rows<Record<string, unknown>>(
      `SELECT kind, legal_basis, place, reason, proposed_by, signed_by, appeal_until FROM legal_notice WHERE declaration_id = $1`,
      [id],
    );
    expect(notice).toMatchObject({
      kind: 'detention',
      legal_basis: 'Customs Act, section 1',
      place,
      reason: 'for a reason',
      proposed_by: fixture.officerId,
      signed_by: SECOND_OFFICER,
    });
    expect((notice?.appeal_until as Date).toISOString()).toBe(snapshot.deadlines.appeal_window);
    expect(await goods.openTasks(id)).toEqual(['detained_goods']);
    expect(await fixture.rows(`SELECT status FROM inspection WHERE declaration_id = $1`, [id])).toEqual([
      { status: 'cancelled' },
    ]);
  });

  it.each([
    ['unsigned', { unsigned: true }],
    ['signed for another act', { proposedFor: 'endDetention' }],
    ['signed by somebody else than it says', { signedBy: 'prs_nobody' }],
  ] as const)('%s takes no effect, whatever the act says', async (_how, forged) => {
    const id = await goods.inspected();
    const { outcome } = await actSigned(fixture, id, 'detain', { place }, forged);
    expect(outcome).toMatchObject({
      accepted: false,
      state: 'INSPECTION',
      code: 'OPERATION.SECOND_SIGNATURE_REQUIRED',
    });
    expect(await fixture.rows('SELECT id FROM legal_notice WHERE declaration_id = $1', [id])).toEqual([]);
  });

  it('ended, the clearance goes on to release with the permits it had reserved', async () => {
    const id = await detained();
    await fixture.act(id, 'lodgeAppeal', { grounds: 'all is declared', documentIds: [] });
    const { snapshot } = await actSigned(fixture, id, 'endDetention', {});
    expect(snapshot).toMatchObject({ state: 'ASSESSED' });
    expect(snapshot.flags.filter((flag) => flag.startsWith('appeal'))).toEqual([]);
    expect(await fixture.rows('SELECT standing FROM appeal WHERE declaration_id = $1', [id])).toEqual([
      { standing: 'overtaken' },
    ]);
    expect((await fixture.run(id, 'release')).state).toBe('RELEASED');
  });
});

describe('an appeal', () => {
  it('is lodged once, inside the window only', async () => {
    const id = await detained();
    const lodge = () => fixture.act(id, 'lodgeAppeal', { grounds: 'all is declared', documentIds: [] });
    expect((await lodge()).snapshot.flags).toEqual(expect.arrayContaining(['appeal_open', 'appeal_window_open']));
    expect(await goods.openTasks(id)).toEqual(['detained_goods', 'appeal_decision']);
    expect((await lodge()).outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.ACTION_NOT_ALLOWED' });

    const late = await detained();
    const { snapshot } = await closeWindow(late).then(async (after) => ({ snapshot: after }));
    expect(snapshot.state).toBe('DETAINED');
    // It keeps the state, and does not pass again.
    expect(snapshot.facts.reminded).toContain('appeal_window');
    expect(snapshot.flags).not.toContain('appeal_window_open');
    expect((await fixture.act(late, 'lodgeAppeal', { grounds: 'too late', documentIds: [] })).outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.APPEAL_WINDOW_CLOSED',
    });
  });

  it('upheld, the goods are let go; dismissed, they stay, and the window is over', async () => {
    const let_go = await detained();
    await fixture.act(let_go, 'lodgeAppeal', { grounds: 'g', documentIds: [] });
    expect((await actSigned(fixture, let_go, 'decideAppeal', { upheld: true })).snapshot.state).toBe('ASSESSED');

    const kept = await detained();
    await fixture.act(kept, 'lodgeAppeal', { grounds: 'g', documentIds: [] });
    const { snapshot } = await actSigned(fixture, kept, 'decideAppeal', { upheld: false });
    expect(snapshot).toMatchObject({ state: 'DETAINED', deadlines: {} });
    expect(snapshot.flags.filter((flag) => flag.startsWith('appeal'))).toEqual([]);
    expect(await fixture.rows('SELECT standing, signed_by FROM appeal WHERE declaration_id = $1', [kept])).toEqual([
      { standing: 'dismissed', signed_by: SECOND_OFFICER },
    ]);
    expect((await actSigned(fixture, kept, 'decideAppeal', { upheld: true })).outcome).toMatchObject({
      accepted: false,
    });
  });

  it('comes before seizure, destruction and forfeiture', async () => {
    const id = await detained();
    const code = 'CLEARANCE.APPEAL_PENDING';
    expect((await actSigned(fixture, id, 'destroyGoods', {})).outcome).toMatchObject({ accepted: false, code });
    await fixture.act(id, 'lodgeAppeal', { grounds: 'g', documentIds: [] });
    await closeWindow(id);
    expect((await actSigned(fixture, id, 'destroyGoods', {})).outcome).toMatchObject({ accepted: false, code });
    expect((await actSigned(fixture, id, 'seize', { place })).outcome).toMatchObject({ accepted: false, code });
    await actSigned(fixture, id, 'decideAppeal', { upheld: false });
    // Seizure is a new decision: its own notice, and a window of its own.
    const { snapshot } = await actSigned(fixture, id, 'seize', { place });
    expect(snapshot).toMatchObject({ state: 'SEIZED', deadlines: { appeal_window: expect.any(String) as unknown } });
    expect((await actSigned(fixture, id, 'forfeit', {})).outcome).toMatchObject({ accepted: false, code });
    await closeWindow(id);
    expect((await actSigned(fixture, id, 'forfeit', {})).outcome).toMatchObject({
      accepted: true,
      state: 'FORFEITED',
    });
    expect(await fixture.rows('SELECT kind FROM legal_notice WHERE declaration_id = $1 ORDER BY id', [id])).toEqual([
      { kind: 'detention' },
      { kind: 'seizure' },
    ]);
  });
});

describe('an end by customs', () => {
  it('gives back what was reserved, and closes what stood open beside', async () => {
    const id = await detained();
    await fixture.act(id, 'lodgeAppeal', { grounds: 'g', documentIds: [] });
    expect((await actSigned(fixture, id, 'returnGoods', {})).outcome).toMatchObject({ state: 'RETURNED_TO_EXPORTER' });
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(0);
    expect(await fixture.rows('SELECT standing FROM appeal WHERE declaration_id = $1', [id])).toEqual([
      { standing: 'overtaken' },
    ]);
    expect(await goods.openTasks(id)).toEqual([]);
  });

  it('of goods released before lists what only the agencies can restore', async () => {
    const id = await goods.released();
    await fixture.act(id, 'recall', {});
    await actSigned(fixture, id, 'detain', { place });
    await closeWindow(id);
    await actSigned(fixture, id, 'destroyGoods', {});
    const tasks = await fixture.rows<{ title: string; details: { permits: { quantity_grams: number }[] } }>(
      `SELECT title, details FROM task WHERE declaration_id = $1 AND status = 'open'`,
      [id],
    );
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.title).toContain('ask the agencies to restore');
    expect(tasks[0]?.details.permits.map(({ quantity_grams }) => quantity_grams)).toEqual([10_000, 10_000]);
  });

  it('invalidates what never left, and an overdue exit is a task until then', async () => {
    const id = await goods.released();
    await goods.labelled(id);
    await fixture.run(id, 'recordDeadlinePassed', { deadline: 'exit_overdue' });
    expect(await goods.openTasks(id)).toEqual(['exit_overdue']);
    const [task] = await fixture.rows<{ details: object }>(
      `SELECT details FROM task WHERE declaration_id = $1 AND kind = 'exit_overdue'`,
      [id],
    );
    expect(task?.details).toMatchObject({ s10: goods.s10Of(id), posted: false, exit_proved: false });
    expect((await fixture.act(id, 'invalidate', {})).outcome).toMatchObject({ state: 'INVALIDATED' });
    const steps = await fixture.activities.listUndoSteps({ declarationId: id });
    expect(steps.map(({ operation }) => operation)).toEqual(['cancelLodgement', 'cancelLabel']);
  });
});
