import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { createGoodsUnderWay, type GoodsUnderWay } from '../support/builders/goodsUnderWay.js';
import { actSigned } from '../support/builders/signedAct.js';

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

describe('a hold', () => {
  it('keeps its reason, stands once, and is lifted by an officer', async () => {
    const id = await goods.released();
    expect((await fixture.act(id, 'placeHold', {})).snapshot.flags).toContain('hold');
    expect((await fixture.act(id, 'placeHold', {})).outcome).toMatchObject({ accepted: false });
    expect((await fixture.act(id, 'liftHold', {})).snapshot.flags).not.toContain('hold');
    expect(await fixture.rows(`SELECT reason, lifted_why FROM hold WHERE declaration_id = $1`, [id])).toEqual([
      { reason: 'for a reason', lifted_why: 'for a reason' },
    ]);
    expect((await fixture.act(id, 'liftHold', {})).outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.ACTION_NOT_ALLOWED',
    });
  });
});

describe('a recall', () => {
  it('ended, the release stands again with everything done under it, and what was written off is not written off twice', async () => {
    const id = await goods.released();
    await goods.labelled(id);
    const before = await fixture.rows<{ releasedAt: Date }>(
      'SELECT released_at "releasedAt" FROM declaration WHERE id = $1',
      [id],
    );
    const written = await goods.grams(id);
    expect((await fixture.act(id, 'recall', {})).snapshot).toMatchObject({ state: 'RECALLED', messages: [] });
    expect(await goods.openTasks(id)).toEqual(['recalled_goods']);
    const { snapshot } = await fixture.act(id, 'endRecall', {});
    expect(snapshot).toMatchObject({ state: 'RELEASED', facts: { labelled: true } });
    expect(await goods.openTasks(id)).toEqual([]);
    expect(await fixture.rows('SELECT released_at "releasedAt" FROM declaration WHERE id = $1', [id])).toEqual(before);
    expect(await goods.grams(id)).toEqual(written);
  });

  it('has the carrier stop what it has, and carry it on afterwards', async () => {
    const id = await goods.released();
    await goods.labelled(id);
    await goods.carrier(id, 'carrier_posted');
    const { snapshot } = await fixture.act(id, 'recall', {});
    expect(snapshot.messages).toMatchObject([{ counterparty: 'carrier', kind: 'stop_parcel' }]);
    const messageId = snapshot.messages[0]?.messageId ?? '';
    const effectKey = `${clearanceWorkflowId(id)}:message-${messageId}:1`;
    await fixture.answered(id, effectKey, 'carrier', 'stop', { outcome: 'accepted', s10: goods.s10Of(id) });
    expect((await fixture.run(id, 'recordMessage', { messageId, effectKey })).messages).toEqual([]);
    expect((await fixture.act(id, 'endRecall', {})).snapshot.messages).toMatchObject([{ kind: 'resume_parcel' }]);
  });

  it('that the carrier refuses, since the parcel has left, is a task for officers', async () => {
    const id = await goods.released();
    await goods.labelled(id);
    await goods.carrier(id, 'carrier_departed');
    const { snapshot } = await fixture.act(id, 'recall', {});
    const messageId = snapshot.messages[0]?.messageId ?? '';
    const effectKey = `${clearanceWorkflowId(id)}:message-${messageId}:1`;
    await fixture.answered(id, effectKey, 'carrier', 'stop', { outcome: 'refused', code: 'COUNTERPARTY.REFUSED' });
    await fixture.run(id, 'recordMessage', { messageId, effectKey });
    const tasks = await fixture.rows<{ title: string }>(
      `SELECT title FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY id`,
      [id],
    );
    expect(tasks.map(({ title }) => title)).toEqual([
      expect.stringContaining('Decide on the recalled goods') as unknown,
      'The carrier could not stop the recalled parcel: it has left',
    ]);
    expect((await fixture.act(id, 'endRecall', {})).snapshot.messages).toEqual([]);
  });

  it('is told of what moves all the same: the fact is kept, and proof of exit closes the case once the recall ends', async () => {
    const id = await goods.released();
    await goods.labelled(id);
    await fixture.act(id, 'recall', {});
    expect((await goods.carrier(id, 'carrier_posted')).snapshot.messages).toMatchObject([{ kind: 'stop_parcel' }]);
    expect(await goods.exited(id)).toMatchObject({ applied: true });
    expect(await goods.openTasks(id)).toEqual(['recalled_goods', 'recalled_goods', 'recalled_goods']);
    for (const outcome of [
      (await fixture.act(id, 'orderInspection', {})).outcome,
      (await actSigned(fixture, id, 'detain', { place })).outcome,
    ])
      expect(outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.GOODS_HAVE_LEFT' });
    await fixture.act(id, 'endRecall', {});
    expect((await fixture.run(id, 'recordExit')).state).toBe('EXITED');
  });

  it('examined and found in order, the goods are released again on the permits written off before', async () => {
    const id = await goods.released();
    const written = await goods.grams(id);
    await fixture.act(id, 'recall', {});
    await fixture.act(id, 'orderInspection', {});
    const [inspection] = await fixture.rows<{ id: string }>('SELECT id FROM inspection WHERE declaration_id = $1', [
      id,
    ]);
    await fixture.act(id, 'recordInspection', {
      inspectionId: inspection?.id ?? '',
      found: [],
      grossWeightGrams: null,
      notes: null,
    });
    expect((await fixture.run(id, 'release')).state).toBe('RELEASED');
    expect(await goods.grams(id)).toEqual(written);
    expect((await goods.timeline(id)).filter((what) => what === 'declarationReleased')).toHaveLength(2);
  });
});
