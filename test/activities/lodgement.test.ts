import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { MRN, openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { acceptVersion, REASONS, rejectVersion } from '../support/builders/customsAnswers.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
/** Each test has its own permits: those of the tests before are empty. */
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const lodgeKey = (id: string, version = 1): string => `${clearanceWorkflowId(id)}:lodge:${version}`;
const tasks = (id: string) =>
  fixture.rows<{ kind: string; queue: string; status: string; details: { reasons?: object[] } }>(
    'SELECT kind, queue, status, details FROM task WHERE declaration_id = $1 ORDER BY id',
    [id],
  );
const accept = (id: string, answer?: Parameters<typeof acceptVersion>[2]) => acceptVersion(fixture, id, answer);
const reject = (id: string, answer?: Parameters<typeof rejectVersion>[2]) => rejectVersion(fixture, id, answer);

describe('towards customs', () => {
  it('a parcel whose permits are on file has them reserved at submission and is lodged at once', async () => {
    await fixture.permits(10_000);
    const id = await fixture.submit();
    expect(await fixture.snapshot(id)).toMatchObject({
      state: 'SUBMITTED',
      permits: [],
      version: 2,
    });
    const snapshot = await fixture.run(id, 'beginLodgement');
    expect(snapshot).toMatchObject({ state: 'LODGED', facts: { lodgement: 'none' }, version: 3 });
    const { calls } = await fixture.activities.load({ declarationId: id });
    expect(Object.keys(calls).sort()).toEqual(['carrier', 'customs', 'payment', 'permit_agency']);
  });

  it('a second parcel that the permit no longer covers has to apply, and is not lodged without', async () => {
    await fixture.permits(15_000);
    await fixture.submit();
    const second = await fixture.submit();
    const { permits } = await fixture.snapshot(second);
    expect(permits.map(({ permitType, standing }) => [permitType, standing])).toEqual([
      ['naeb-coffee-export', 'TO_APPLY'],
      ['rica-phytosanitary', 'TO_APPLY'],
    ]);
    await expect(fixture.run(second, 'beginLodgement')).rejects.toMatchObject({
      type: 'PERMIT.NOT_IN_FORCE',
      nonRetryable: true,
    });
    const snapshot = await fixture.run(second, 'openPermitApplications');
    // While agencies decide, no time runs against the exporter.
    expect(snapshot).toMatchObject({ state: 'PERMITS_PENDING', deadlines: {} });
  });

  it('the same recording again answers the same, another version is a defect', async () => {
    await fixture.permits();
    const id = await fixture.submit();
    const step = await fixture.step(id, 'beginLodgement');
    const first = await fixture.activities.beginLodgement(step);
    expect(await fixture.activities.beginLodgement(step)).toEqual(first);
    const stale = { ...step, key: `${step.key}x` };
    await expect(fixture.activities.beginLodgement(stale)).rejects.toMatchObject({
      type: 'RECORD.VERSION_CONFLICT',
      nonRetryable: true,
    });
  });
});

describe("customs' answer", () => {
  it('a receipt starts the wait for the decision', async () => {
    const id = await fixture.lodged();
    const snapshot = await fixture.snapshot(id);
    expect(snapshot.facts.lodgement).toBe('received');
    expect(Date.parse(snapshot.deadlines.customs_answer ?? '') - Date.now()).toBeGreaterThan(3_500_000);
  });

  it('a refusal at once goes back to the exporter like a rejection', async () => {
    await fixture.permits();
    const id = await fixture.submit();
    await fixture.run(id, 'beginLodgement');
    await fixture.answered(id, lodgeKey(id), 'customs', 'lodge', {
      outcome: 'refused',
      code: 'DECLARATION.FIELD_INVALID',
      theirCode: 'C103',
      reasons: REASONS,
    });
    await fixture.run(id, 'recordLodgementAnswer', { effectKey: lodgeKey(id) });
    expect(await fixture.run(id, 'recordRejection')).toMatchObject({
      state: 'REJECTED',
      deadlines: { rejection_expiry: expect.any(String) as string },
    });
    expect(await tasks(id)).toMatchObject([
      { kind: 'correct_declaration', queue: 'exporter', status: 'open', details: { reasons: REASONS } },
    ]);
  });

  it('a notice that is faster than the receipt stands', async () => {
    await fixture.permits();
    const id = await fixture.submit();
    await fixture.run(id, 'beginLodgement');
    expect(await accept(id)).toMatchObject({ applied: true, snapshot: { facts: { lodgement: 'accepted' } } });
    await fixture.answered(id, lodgeKey(id), 'customs', 'lodge', { outcome: 'accepted', receipt: 'R1' });
    const snapshot = await fixture.run(id, 'recordLodgementAnswer', { effectKey: lodgeKey(id) });
    expect(snapshot.facts.lodgement).toBe('accepted');
  });

  it('for an earlier version, or twice, is told to officers and changes nothing', async () => {
    const id = await fixture.lodged();
    expect((await accept(id, { version: 0 })).applied).toBe(false);
    expect((await accept(id)).applied).toBe(true);
    await fixture.run(id, 'register');
    expect((await accept(id)).applied).toBe(false);
    const ignored = await fixture.rows<{ audience: string }>(
      `SELECT audience FROM timeline_entry WHERE declaration_id = $1 AND what = 'noticeIgnored'`,
      [id],
    );
    expect(ignored).toEqual([{ audience: 'officer' }, { audience: 'officer' }]);
    const notices = await fixture.rows<{ status: string; why: string | null }>(
      'SELECT status, why FROM notice WHERE declaration_id = $1 ORDER BY id',
      [id],
    );
    expect(notices.map(({ status }) => status)).toEqual(['ignored', 'applied', 'ignored']);
    expect(notices[0]?.why).toContain('version 1 stands');
  });

  it('then a rejection of the same version: the acceptance stands, and an operator is to ask, once', async () => {
    const id = await fixture.lodged();
    await accept(id);
    const contrary = await reject(id);
    expect(contrary.snapshot.facts.lodgement).toBe('accepted');
    const registered = await fixture.run(id, 'register');
    expect(registered.state).toBe('REGISTERED');
    expect((await reject(id, { at: '2026-11-22T09:30:00.000Z' })).snapshot.state).toBe('REGISTERED');
    expect(await tasks(id)).toMatchObject([
      {
        kind: 'told_by_authority',
        queue: 'operator',
        status: 'open',
        details: { version: 1, before: 'accepted', now: 'rejected' },
      },
    ]);
    const [said] = await fixture.rows<{ audience: string; why: string }>(
      `SELECT audience, why FROM timeline_entry WHERE declaration_id = $1 AND what = 'customsInformed' ORDER BY sequence`,
      [id],
    );
    expect(said?.audience).toBe('officer');
    expect(said?.why).toContain('What it said first stands here');
  });

  it('after a rejection of the same version: the exporter still corrects it, and an operator is to ask', async () => {
    const id = await fixture.lodged();
    await reject(id);
    await fixture.run(id, 'recordRejection');
    expect((await accept(id)).snapshot.state).toBe('REJECTED');
    expect((await tasks(id)).map(({ kind, queue }) => [kind, queue])).toEqual([
      ['correct_declaration', 'exporter'],
      ['told_by_authority', 'operator'],
    ]);
  });
});

describe('the legal acceptance', () => {
  it('fixes the ruleset, assesses provisionally and chooses the lane, whose reason the exporter does not see', async () => {
    const id = await fixture.lodged();
    await accept(id);
    const snapshot = await fixture.run(id, 'register');
    expect(snapshot).toMatchObject({ state: 'REGISTERED', lane: 'green', flags: [], charges: [] });
    const [row] = await fixture.rows<{ mrn: string; ruleset: { date: string; packs: { id: string; hash: string }[] } }>(
      'SELECT mrn, ruleset FROM declaration WHERE id = $1',
      [id],
    );
    expect(row?.mrn).toBe(MRN);
    expect(row?.ruleset.date).toBe('2026-11-22');
    expect(row?.ruleset.packs.map(({ id: pack }) => pack.slice(0, 2))).toEqual(['RW', 'CN']);
    const decisions = await fixture.rows<{ kind: string; audience: string; pack_hash: string }>(
      'SELECT kind, audience, pack_hash FROM decision WHERE declaration_id = $1 ORDER BY id',
      [id],
    );
    expect(decisions.map(({ kind, audience }) => [kind, audience])).toEqual([
      ['permits', 'all'],
      ['assessment', 'all'],
      ['lane', 'officer'],
    ]);
    expect(decisions.every(({ pack_hash: hash }) => hash.startsWith('sha256:'))).toBe(true);
    const lines = await fixture.rows<{ stage: string; side: string; tax: string }>(
      'SELECT stage, side, tax FROM assessment_line l JOIN assessment a ON a.id = l.assessment_id WHERE l.declaration_id = $1',
      [id],
    );
    expect(lines).toEqual(expect.arrayContaining([{ stage: 'provisional', side: 'destination', tax: 'vat' }]));
    const secret = await fixture.rows<{ what: string }>(
      `SELECT what FROM timeline_entry WHERE declaration_id = $1 AND audience = 'officer'`,
      [id],
    );
    expect(secret).toEqual([{ what: 'laneAssigned' }]);
  });

  it('fixes the law of the day it is where each law is made: after 22:00 UTC that is tomorrow in Rwanda and China', async () => {
    const id = await fixture.lodged();
    await accept(id, { acceptedAt: '2026-11-22T22:00:00.000Z' });
    await fixture.run(id, 'register');
    const [row] = await fixture.rows<{ ruleset: { date: string; destinationDate?: string } }>(
      'SELECT ruleset FROM declaration WHERE id = $1',
      [id],
    );
    expect([row?.ruleset.date, row?.ruleset.destinationDate]).toEqual(['2026-11-23', undefined]);
  });

  it('where the destination is a day ahead, both days are fixed and told', async () => {
    const id = await fixture.lodged();
    await accept(id, { acceptedAt: '2026-11-22T16:00:00.000Z' });
    await fixture.run(id, 'register');
    const [row] = await fixture.rows<{ ruleset: unknown; why: string; details: unknown }>(
      `SELECT d.ruleset, t.why, t.details FROM declaration d JOIN timeline_entry t ON t.declaration_id = d.id
       WHERE d.id = $1 AND t.what = 'declarationAccepted'`,
      [id],
    );
    expect(row?.ruleset).toMatchObject({ date: '2026-11-22', destinationDate: '2026-11-23' });
    expect(row?.details).toMatchObject({ ruleset: { date: '2026-11-22', destination_date: '2026-11-23' } });
    expect(row?.why).toContain('the rules of 2026-11-22 (in CN those of 2026-11-23) hold from here on.');
  });

  it('warns of an MRN whose check character does not fit, and takes it', async () => {
    const id = await fixture.lodged();
    await accept(id, { mrn: `${MRN.slice(0, 17)}9` });
    expect(await fixture.run(id, 'register')).toMatchObject({ state: 'REGISTERED' });
    expect(
      await fixture.rows(`SELECT 1 FROM timeline_entry WHERE declaration_id = $1 AND what = 'mrnCheckFailed'`, [id]),
    ).toHaveLength(1);
  });

  it('is not recorded without what customs said', async () => {
    const id = await fixture.lodged();
    await expect(fixture.run(id, 'register')).rejects.toMatchObject({ type: 'RECORD.MISSING' });
  });
});
