import type { NoticeKind } from '../../../domain/clearance/notices.js';
import type { Json } from '../../../domain/json.js';
import type { ClearanceSnapshot } from '../../../workflows/ports.js';
import { MRN, openCaseFixture, type CaseFixture } from '../../support/builders/caseFixture.js';

/** What the record makes of the authority's words: tasks, notices, figures, permits; on a real database. */
describe('where the authority decides, the record follows its notices', () => {
  let fixture: CaseFixture;
  beforeAll(async () => {
    fixture = await openCaseFixture({}, 'test/support/packs');
  });
  afterAll(() => fixture.close());

  let minute = 0;
  const instant = (): string => new Date(Date.parse('2026-11-23T08:00:00.000Z') + (minute += 1) * 60_000).toISOString();
  const ALL = {
    acceptance: 'authority',
    lane: 'authority',
    assessment: 'authority',
    release: 'authority',
    exit: 'authority',
  };
  const registered = async (modes: Record<string, string> = ALL): Promise<string> => {
    const id = await fixture.lodged();
    await fixture.rows('UPDATE declaration SET authority = $2 WHERE id = $1', [id, JSON.stringify(modes)]);
    const at = instant();
    await fixture.notice(id, 'customs', 'customs_accepted', { mrn: MRN, at, acceptedAt: at, functionCode: '01' });
    await fixture.run(id, 'register');
    return id;
  };
  /** Takes up a notice and follows it until nothing is due. */
  const hear = async (
    id: string,
    kind: NoticeKind,
    facts: Record<string, Json> = {},
    at = instant(),
  ): Promise<ClearanceSnapshot> => {
    let { snapshot } = await fixture.notice(id, 'customs', kind, { at, functionCode: '00', mrn: MRN, ...facts });
    while (snapshot.mirrorDue) snapshot = await fixture.run(id, 'mirror');
    return snapshot;
  };
  const openTasks = (id: string) =>
    fixture.rows<{ kind: string; queue: string; details: Record<string, unknown> }>(
      `SELECT kind, queue, details FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY kind, queue`,
      [id],
    );
  const figures = (amount: string, stage = 'final'): Record<string, Json> => ({
    figures: {
      stage,
      customsValue: { amount: '280.00', currency: 'USD' },
      lines: [
        {
          line: 1,
          tax: 'export_levy',
          base: { amount: '280.00', currency: 'USD' },
          rate: '0.01',
          amount: { amount, currency: 'USD' },
        },
        {
          line: 0,
          tax: 'fee',
          base: { amount: '280.00', currency: 'USD' },
          rate: 'flat',
          amount: { amount: '5.00', currency: 'USD' },
        },
      ],
    },
  });

  it('no lane is chosen here, officers may not decide, and the authority is waited for', async () => {
    const id = await registered();
    const { lane, flags, deadlines } = await fixture.activities
      .load({ declarationId: id })
      .then(({ snapshot }) => snapshot);
    expect({ lane, flags, deadlines: Object.keys(deadlines) }).toEqual({
      lane: null,
      flags: ['control_by_authority'],
      deadlines: ['authority_answer'],
    });
    await hear(id, 'customs_documents_required', { kinds: ['commercial_invoice'] });
    const refused = await fixture.act(id, 'refuse', {});
    expect(refused.outcome).toMatchObject({ accepted: false, code: 'CLEARANCE.DECIDED_BY_AUTHORITY' });
  });

  it('its controls bring the exporter the same tasks, with reminders and without refusals', async () => {
    const id = await registered();
    const documents = await hear(id, 'customs_documents_required', { kinds: ['packing_list'] });
    expect(Object.keys(documents.deadlines).sort()).toEqual(['authority_answer', 'documents_reminder']);
    expect(await openTasks(id)).toMatchObject([{ kind: 'supply_documents', details: { kinds: ['packing_list'] } }]);
    const query = await hear(id, 'customs_queried', { question: 'Which mill?' });
    expect(query).toMatchObject({ state: 'QUERY' });
    expect(await openTasks(id)).toMatchObject([{ kind: 'answer_query', details: { question: 'Which mill?' } }]);
    expect((await hear(id, 'customs_under_control')).state).toBe('INSPECTION');
    expect(await openTasks(id)).toEqual([]);
    await hear(id, 'customs_released');
    const inspections = await fixture.rows(
      'SELECT status, ordered_by, inspected_by FROM inspection WHERE declaration_id = $1',
      [id],
    );
    expect(inspections).toEqual([{ status: 'done', ordered_by: 'customs', inspected_by: 'customs' }]);
  });

  it('documents answer the authority: a message is due, and no officer here has a task', async () => {
    const id = await registered();
    await hear(id, 'customs_queried', { question: 'Which mill?' });
    const { snapshot } = await fixture.act(id, 'answerQuery', { text: 'Nyamasheke', documentIds: [] });
    expect(snapshot.messages).toMatchObject([{ counterparty: 'customs', kind: 'answer_query' }]);
    expect(Object.keys(snapshot.deadlines)).toEqual(['authority_answer']);
    expect(await openTasks(id)).toEqual([]);
  });

  it('its figures stand, marked as its own; what differs is a task with both values; charges follow them', async () => {
    const id = await registered();
    const agreed = await hear(id, 'customs_tax_calculated', figures('2.80'));
    expect(agreed.state).toBe('ASSESSED');
    expect(agreed.charges.map(({ money }) => money.amount)).toEqual(['7.80']);
    expect(await openTasks(id)).toEqual([]);
    const differing = await hear(id, 'customs_tax_calculated', figures('3.10'));
    expect(differing.charges.map(({ money }) => money.amount)).toEqual(['7.80', '0.30']);
    expect(await openTasks(id)).toMatchObject([
      {
        kind: 'figures_differ',
        queue: 'customs',
        details: { ours: { origin: [{ amount: '7.80' }] }, theirs: { origin: [{ amount: '8.10' }] } },
      },
      {
        kind: 'figures_differ',
        queue: 'operator',
        details: { differences: [{ line: 1, tax: 'export_levy', before: '2.80', after: '3.10' }] },
      },
    ]);
    const lines = await fixture.rows(
      `SELECT DISTINCT rule_id FROM assessment_line WHERE declaration_id = $1 AND side = 'origin'
      AND assessment_id IN (SELECT id FROM assessment WHERE stage = 'final')`,
      [id],
    );
    expect(lines).toEqual([{ rule_id: 'authority' }]);
    // An older word comes late: the newest stands.
    const { applied } = await fixture.notice(id, 'customs', 'customs_tax_calculated', {
      at: '2026-11-23T07:00:00.000Z',
      ...figures('9.99'),
    });
    expect(applied).toBe(false);
  });

  it('its release stands over an unpaid charge and a permit that is not held: both are tasks', async () => {
    const id = await registered();
    await hear(id, 'customs_tax_calculated', figures('2.80'));
    await fixture.rows(`UPDATE permit SET status = 'revoked' WHERE agency = 'RICA'`);
    const released = await hear(id, 'customs_released');
    expect(released.state).toBe('RELEASED');
    const details = (await openTasks(id)).filter(({ queue }) => queue === 'operator').map((task) => task.details.ours);
    expect(details).toMatchObject([
      { unpaid: [{ amount: '7.80' }] },
      { permits_missing: [{ permit_type: 'rica-phytosanitary' }] },
    ]);
    expect(await fixture.rows(`SELECT status FROM payment WHERE declaration_id = $1`, [id])).toEqual([
      { status: 'cancelled' },
    ]);
    await fixture.rows(`UPDATE permit SET status = 'valid' WHERE agency = 'RICA'`);
  });

  it.each([
    ['in their order', ['customs_tax_calculated', 'customs_released']],
    ['the other way round', ['customs_released', 'customs_tax_calculated']],
  ] as const)('figures and a release that come together, %s, are followed as they were said', async (_, order) => {
    const id = await registered();
    const [calculated, releasedAt] = [instant(), instant()];
    for (const kind of order) {
      const said = kind === 'customs_released' ? { at: releasedAt } : { at: calculated, ...figures('2.80') };
      await fixture.notice(id, 'customs', kind, { functionCode: '00', mrn: MRN, ...said });
    }
    let { snapshot } = await fixture.activities.load({ declarationId: id });
    while (snapshot.mirrorDue) snapshot = await fixture.run(id, 'mirror');
    expect(snapshot.state).toBe('RELEASED');
    const walked = await fixture.rows<{ to_state: string; trigger: string }>(
      `SELECT to_state, trigger FROM timeline_entry WHERE declaration_id = $1 AND to_state IN ('ASSESSED', 'RELEASED')
        ORDER BY sequence`,
      [id],
    );
    expect(walked).toEqual([
      { to_state: 'ASSESSED', trigger: 'notice customs_tax_calculated' },
      { to_state: 'RELEASED', trigger: 'notice customs_released' },
    ]);
  });

  it('a detention of its own is served without signatures of ours, and ends with its release', async () => {
    const id = await registered();
    expect(
      (await hear(id, 'customs_detained', { reason: 'Papers', legalBasis: 'Section 1', place: 'RWKGL' })).state,
    ).toBe('DETAINED');
    const notices = await fixture.rows(
      'SELECT kind, legal_basis, proposed_by, signed_by FROM legal_notice WHERE declaration_id = $1',
      [id],
    );
    expect(notices).toEqual([{ kind: 'detention', legal_basis: 'Section 1', proposed_by: null, signed_by: null }]);
    expect(await hear(id, 'customs_released')).toMatchObject({ state: 'RELEASED' });
  });

  it('what it corrects becomes a version made by customs, the last word on a field standing in whatever order', async () => {
    const id = await registered();
    const [early, late] = [instant(), instant()];
    await hear(id, 'customs_corrected', { found: { items: [{ line: 1, net_weight_grams: 9_000 }] } }, late);
    await hear(
      id,
      'customs_corrected',
      { found: { items: [{ line: 1, net_weight_grams: 8_000, quantity: '9' }] } },
      early,
    );
    const versions = await fixture.rows<{ made_by: string; item: { net_weight_grams: number; quantity: string } }>(
      `SELECT made_by, data -> 'items' -> 0 AS item FROM declaration_version WHERE declaration_id = $1 ORDER BY number DESC LIMIT 1`,
      [id],
    );
    expect(versions).toMatchObject([{ made_by: 'customs', item: { net_weight_grams: 9_000, quantity: '9' } }]);
  });

  it('what customs invalidated itself is not cancelled there again', async () => {
    const id = await registered();
    expect((await hear(id, 'customs_invalidated')).state).toBe('INVALIDATED');
    expect(await fixture.activities.listUndoSteps({ declarationId: id })).toEqual([]);
  });

  it('a release that was lost is found by asking; nothing new is one task, however often it is asked', async () => {
    const id = await registered();
    const ask = async (round: number, said: Json[]): Promise<ClearanceSnapshot> => {
      const effectKey = `ask-${id}-${round}`;
      await fixture.answered(id, effectKey, 'customs', 'ask_status', { outcome: 'accepted', version: 1, said });
      return fixture.run(id, 'recordStatus', { effectKey, deadline: 'authority_answer' });
    };
    for (const round of [1, 2]) expect((await ask(round, [])).deadlines).toHaveProperty('authority_answer');
    expect(await openTasks(id)).toMatchObject([{ kind: 'authority_silent', queue: 'operator' }]);
    const said = [{ kind: 'customs_released', facts: { at: instant(), functionCode: '08' } }];
    expect((await ask(3, said)).mirrorDue).toBe(true);
    expect(await openTasks(id)).toEqual([]);
    expect((await ask(4, said)).mirrorDue).toBe(true);
  });
});

describe('where everything is decided here', () => {
  let fixture: CaseFixture;
  beforeAll(async () => {
    fixture = await openCaseFixture();
  });
  afterAll(() => fixture.close());

  it('the MRN is made here, unique and with its check character; what customs says is told and decides nothing', async () => {
    const here = JSON.stringify({
      acceptance: 'here',
      lane: 'here',
      assessment: 'here',
      release: 'here',
      exit: 'here',
    });
    const mrns: string[] = [];
    for (let parcel = 0; parcel < 2; parcel += 1) {
      const id = await fixture.lodged();
      await fixture.rows('UPDATE declaration SET authority = $2 WHERE id = $1', [id, here]);
      await fixture.run(id, 'register');
      const at = new Date().toISOString();
      const { applied } = await fixture.notice(id, 'customs', 'customs_released', { at, functionCode: '08' });
      expect(applied).toBe(false);
      const [row] = await fixture.rows<{ mrn: string }>('SELECT mrn FROM declaration WHERE id = $1', [id]);
      mrns.push(row!.mrn);
      expect(
        await fixture.rows(`SELECT 1 FROM timeline_entry WHERE declaration_id = $1 AND what = 'mrnCheckFailed'`, [id]),
      ).toEqual([]);
    }
    expect(mrns[0]).toMatch(/^\d\dRW[0-9A-Z]{14}$/);
    expect(new Set(mrns).size).toBe(2);
  });
});
