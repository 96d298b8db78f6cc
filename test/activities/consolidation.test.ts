import { DISPATCHER, WORKER } from '../../prisma/actor.js';
import { createConsolidation } from '../../prisma/queries/consolidations.js';
import { lockMaster } from '../../prisma/queries/masters.js';
import { listOwnNotices } from '../../prisma/queries/ownNotices.js';
import { newId } from '../../prisma/newId.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { createGoodsUnderWay, type GoodsUnderWay } from '../support/builders/goodsUnderWay.js';

let fixture: CaseFixture;
let goods: GoodsUnderWay;
beforeAll(async () => {
  fixture = await openCaseFixture();
  goods = createGoodsUnderWay(fixture);
});
afterAll(() => fixture.close());

/** A bag that was shut, in which nothing is yet. */
async function bag(): Promise<string> {
  const id = newId('consolidation');
  const shutAt = new Date().toISOString();
  const numbers = { mucr: `A:${id.slice(-12).toUpperCase()}`, bagSscc: '106141411234567897', container: null };
  await fixture.record.withActor(WORKER, (tx) =>
    createConsolidation(
      tx,
      { id, ...numbers, shutBy: fixture.officerId, shutAt },
      { organisationId: fixture.organisationId, declarationIds: [] },
    ),
  );
  return id;
}

const ready = async (): Promise<string> => {
  const id = await goods.released();
  await goods.labelled(id);
  return id;
};

async function shut(consolidationId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const id = await ready();
    expect((await fixture.act(id, 'consolidate', { consolidationId })).outcome.state).toBe('CONSOLIDATED');
    ids.push(id);
  }
  return ids;
}

const ownNotices = (id: string) =>
  fixture.rows<{ id: string; kind: string; status: string }>(
    `SELECT id, kind, status FROM notice WHERE declaration_id = $1 AND counterparty = 'portolan' ORDER BY id`,
    [id],
  );
/** Brings what was written for a clearance, as the delivery does. */
async function hear(id: string) {
  const [notice] = (await ownNotices(id)).filter(({ status }) => status === 'interpreted');
  const input = await fixture.step(id, `notice-${notice?.id}`);
  return (await fixture.activities.takeUpNotice({ ...input, noticeId: notice?.id ?? '' })).snapshot;
}

describe('shutting', () => {
  it('tells under which master the parcel travels, and takes it back when taken out', async () => {
    const consolidationId = await bag();
    const [id = ''] = await shut(consolidationId, 1);
    const told = await fixture.rows<{ details: unknown }>(
      `SELECT details FROM timeline_entry WHERE declaration_id = $1 AND what = 'consignmentConsolidated'`,
      [id],
    );
    expect(told[0]?.details).toMatchObject({ consolidation_id: consolidationId, bag_sscc: '106141411234567897' });
    const { snapshot } = await fixture.act(id, 'takeOut', {});
    expect(snapshot.state).toBe('RELEASED');
    // The wait for the proof of exit goes on from the release.
    expect(snapshot.deadlines.exit_overdue).toBeDefined();
    expect(await fixture.rows('SELECT consolidation_id FROM declaration WHERE id = $1', [id])).toEqual([
      { consolidation_id: null },
    ]);
  });

  it('takes no parcel that is on hold, without a label, gone, or under a request', async () => {
    const consolidationId = await bag();
    const consolidate = async (id: string) =>
      (await fixture.act(id, 'consolidate', { consolidationId })).outcome.code ?? 'accepted';

    const held = await ready();
    await fixture.act(held, 'placeHold', {});
    expect(await consolidate(held)).toBe('CLEARANCE.ACTION_NOT_ALLOWED');

    expect(await consolidate(await goods.released())).toBe('CONSOLIDATION.PARCELS_NOT_READY');

    const departed = await ready();
    await goods.carrier(departed, 'carrier_departed');
    expect(await consolidate(departed)).toBe('CONSOLIDATION.PARCELS_NOT_READY');

    const gone = await ready();
    await goods.exited(gone);
    expect(await consolidate(gone)).toBe('CLEARANCE.GOODS_HAVE_LEFT');

    const asked = await ready();
    await fixture.act(asked, 'requestWithdrawal', {});
    expect(await consolidate(asked)).toBe('WITHDRAWAL.ALREADY_REQUESTED');
  });
});

describe('a hold on one parcel of a bag', () => {
  it('is heard of by the others, and its end too', async () => {
    const [a = '', b = '', c = ''] = await shut(await bag(), 3);
    expect((await fixture.act(a, 'placeHold', {})).snapshot.masterFreeOfHolds).toBe(false);
    expect(await ownNotices(a)).toEqual([]);
    for (const id of [b, c]) {
      expect((await ownNotices(id)).map(({ kind }) => kind)).toEqual(['master_changed']);
      expect((await hear(id)).masterFreeOfHolds).toBe(false);
    }
    await fixture.act(a, 'liftHold', {});
    for (const id of [b, c]) expect((await hear(id)).masterFreeOfHolds).toBe(true);
    expect(await goods.timeline(b)).not.toContain('noticeIgnored');
  });

  it('is over for the others when it is taken out, or called back', async () => {
    const [a = '', b = '', c = ''] = await shut(await bag(), 3);
    await fixture.act(a, 'placeHold', {});
    await hear(c);
    await fixture.act(a, 'takeOut', {});
    expect((await hear(c)).masterFreeOfHolds).toBe(true);

    await fixture.act(b, 'placeHold', {});
    await hear(c);
    await fixture.act(b, 'recall', {});
    expect((await hear(c)).masterFreeOfHolds).toBe(true);
  });

  it('keeps them from exit: nothing is recorded, an act is refused, what happens all the same is kept and told', async () => {
    const [a = '', b = ''] = await shut(await bag(), 2);
    await fixture.act(a, 'placeHold', {});
    const left = await goods.exited(b);
    expect([left.applied, left.snapshot.facts.exitProved, left.snapshot.state]).toEqual([true, true, 'CONSOLIDATED']);
    expect(await goods.openTasks(b)).toEqual(['stopped_bag']);

    const waited = await fixture.run(b, 'recordExit');
    expect([waited.state, waited.masterFreeOfHolds]).toEqual(['CONSOLIDATED', false]);
    const proof = { exitedAt: new Date().toISOString(), officeOfExit: 'RWKGL', reference: null };
    expect((await fixture.act(b, 'recordProofOfExit', proof)).outcome).toMatchObject({
      accepted: false,
      code: 'CONSOLIDATION.MASTER_HELD',
    });

    await fixture.act(a, 'liftHold', {});
    expect((await fixture.run(b, 'recordExit')).state).toBe('EXITED');
    expect(await goods.openTasks(b)).toEqual([]);
  });

  it('that hits the bag while another parcel leaves it comes before or after, never at once', async () => {
    const consolidationId = await bag();
    const [a = '', b = ''] = await shut(consolidationId, 2);
    await goods.exited(b);
    let exit: Promise<unknown> = Promise.resolve();
    let exited = false;
    // While somebody changes the master, the exit waits; what was changed then counts.
    await fixture.record.withActor(WORKER, async (tx) => {
      await lockMaster(tx, consolidationId);
      exit = fixture.run(b, 'recordExit').then(() => (exited = true));
      await tx.$executeRaw`UPDATE declaration SET flags = array_append(flags, 'hold') WHERE id = ${a}`;
      await untilWaiting();
      expect(exited).toBe(false);
    });
    await exit;
    expect((await fixture.snapshot(b)).state).toBe('CONSOLIDATED');
  });
});

/** Waits until some transaction stands before an advisory lock. */
async function untilWaiting(): Promise<void> {
  for (let looks = 0; looks < 200; looks += 1) {
    const [found] = await fixture.rows<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (found?.waiting === 1) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error('nobody waits for the master');
}

test('what clearances tell one another is delivered first come first', async () => {
  const [a = '', b = ''] = await shut(await bag(), 2);
  await fixture.act(a, 'placeHold', {});
  await fixture.act(a, 'liftHold', {});
  const waiting = await fixture.record.withActor(DISPATCHER, (tx) => listOwnNotices(tx, 100));
  const own = (await ownNotices(b)).map(({ id }) => id);
  expect(own).toHaveLength(2);
  expect(waiting.filter((id) => own.includes(id))).toEqual(own);
});
