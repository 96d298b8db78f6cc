import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { inspectSigned } from '../support/builders/signedAct.js';

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
/** Coffee declared far below its price: documents first. */
const CHEAP = { items: [{ ...item, value: { amount: '42.00', currency: 'USD' } }] };
/** A parcel of more than twice its declared contents: examined. */
const HEAVY = { gross_weight_grams: 25_000 };

const open = (id: string) =>
  fixture.rows<{ kind: string; queue: string; details: object; subject_id: string | null }>(
    `SELECT kind, queue, details, subject_id FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY id`,
    [id],
  );
const kinds = async (id: string): Promise<string[]> => (await open(id)).map(({ kind, queue }) => `${kind} ${queue}`);
const document = async (): Promise<string> => {
  const id = `doc_${Math.random().toString(36).slice(2)}`;
  await fixture.rows(
    `INSERT INTO document (id, organisation_id, kind, file_name, media_type, size_bytes, sha256, storage_key, uploaded_by) VALUES ($1, $2, 'commercial_invoice', 'a.pdf', 'application/pdf', 3, '', '', $3)`,
    [id, fixture.organisationId, fixture.exporterId],
  );
  return id;
};

async function yellow(): Promise<string> {
  const id = await fixture.registered(CHEAP);
  await fixture.run(id, 'openControl');
  return id;
}
async function red(): Promise<{ id: string; inspectionId: string }> {
  const id = await fixture.registered(HEAVY);
  await fixture.run(id, 'openControl');
  const [task] = await open(id);
  return { id, inspectionId: task?.subject_id ?? '' };
}

describe('yellow: documents first', () => {
  it('asks for what the rule names, announces the control, and reminds once', async () => {
    const id = await fixture.registered(CHEAP);
    const snapshot = await fixture.run(id, 'openControl');
    expect(snapshot).toMatchObject({ state: 'DOCUMENTS_REQUIRED', lane: 'yellow', flags: ['control_announced'] });
    expect(Object.keys(snapshot.deadlines).sort()).toEqual(['documents_due', 'documents_reminder']);
    expect(await open(id)).toMatchObject([
      { kind: 'supply_documents', queue: 'exporter', details: { kinds: ['commercial_invoice'] } },
    ]);
    const reminded = await fixture.run(id, 'remind', { deadline: 'documents_reminder' });
    expect(reminded).toMatchObject({ state: 'DOCUMENTS_REQUIRED', facts: { reminded: ['documents_reminder'] } });
  });

  it('documents supplied and accepted lead to the final assessment', async () => {
    const id = await yellow();
    const documentId = await document();
    const supplied = await fixture.act(id, 'supplyDocuments', { documentIds: [documentId], note: null });
    expect(supplied).toMatchObject({
      outcome: { accepted: true },
      snapshot: { flags: ['control_announced', 'documents_supplied'], deadlines: {} },
    });
    expect(await kinds(id)).toEqual(['documentary_check customs']);
    const { outcome, snapshot } = await fixture.act(id, 'acceptDocuments', {});
    expect(outcome).toMatchObject({ accepted: true, state: 'ASSESSED' });
    expect(snapshot.charges).toEqual([]);
    expect(await kinds(id)).toEqual([]);
    const stages = await fixture.rows('SELECT stage FROM assessment WHERE declaration_id = $1 ORDER BY at, id', [id]);
    expect(stages).toEqual([{ stage: 'provisional' }, { stage: 'final' }]);
  });

  it('an officer may ask again, ask a question, and have it answered', async () => {
    const id = await yellow();
    await fixture.act(id, 'supplyDocuments', { documentIds: [await document()], note: null });
    const again = await fixture.act(id, 'requestDocuments', { kinds: ['packing_list'] });
    expect(again.snapshot).toMatchObject({
      state: 'DOCUMENTS_REQUIRED',
      flags: ['control_announced'],
      deadlines: { documents_due: expect.any(String) as string },
    });
    const asked = await fixture.act(id, 'raiseQuery', { question: 'Why so cheap?' });
    expect(asked.snapshot).toMatchObject({ state: 'QUERY', deadlines: { query_due: expect.any(String) as string } });
    expect(await kinds(id)).toEqual(['answer_query exporter']);
    const answered = await fixture.act(id, 'answerQuery', { text: 'An offer to a new customer', documentIds: [] });
    expect(answered.snapshot).toMatchObject({
      state: 'QUERY',
      flags: ['control_announced', 'query_answered'],
      deadlines: {},
    });
    const ordered = await fixture.act(id, 'orderInspection', {});
    expect(ordered.snapshot.state).toBe('INSPECTION');
    expect(await kinds(id)).toEqual(['inspection customs']);
  });

  it('silence is a refusal, and what was reserved is given back', async () => {
    const id = await yellow();
    expect(await fixture.run(id, 'recordDeadlinePassed', { deadline: 'documents_due' })).toMatchObject({
      state: 'REFUSED',
    });
    expect(await kinds(id)).toEqual([]);
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(0);
  });

  it('a refusal of an officer ends it', async () => {
    const id = await yellow();
    expect((await fixture.act(id, 'refuse', {})).outcome).toMatchObject({
      accepted: true,
      state: 'REFUSED',
      allowed: [],
    });
  });
});

describe('what is refused', () => {
  it('an act that the state does not allow answers what it does allow, and changes nothing', async () => {
    const id = await yellow();
    const before = await fixture.snapshot(id);
    const { outcome, snapshot } = await fixture.act(id, 'acceptDocuments', {});
    expect(outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.ACTION_NOT_ALLOWED',
      state: 'DOCUMENTS_REQUIRED',
    });
    expect(outcome.allowed).toEqual(expect.arrayContaining(['raiseQuery', 'orderInspection', 'refuse']));
    expect({ ...snapshot, version: before.version }).toEqual(before);
    const [row] = await fixture.rows<{ outcome: object; taken: boolean }>(
      `SELECT outcome, taken_up_at IS NOT NULL AS taken FROM act WHERE declaration_id = $1 AND kind = 'acceptDocuments'`,
      [id],
    );
    expect(row).toEqual({ outcome, taken: true });
  });

  it('nobody decides on their own declaration, and nobody withdraws one under control', async () => {
    const id = await yellow();
    expect((await fixture.act(id, 'refuse', {}, fixture.exporterId)).outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.OWN_DECLARATION',
    });
    expect((await fixture.act(id, 'withdraw', {})).outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.CONTROL_ANNOUNCED',
    });
  });

  it('documents that are not the exporter’s own', async () => {
    const id = await yellow();
    const { outcome } = await fixture.act(id, 'supplyDocuments', { documentIds: ['doc_of_somebody'], note: null });
    expect(outcome).toMatchObject({ accepted: false, code: 'DOCUMENT.NOT_FOUND', state: 'DOCUMENTS_REQUIRED' });
    expect(await kinds(id)).toEqual(['supply_documents exporter']);
  });

  it('the second delivery of an act answers the first outcome', async () => {
    const id = await yellow();
    const { outcome } = await fixture.act(id, 'refuse', {});
    const [{ id: actId }] = (await fixture.rows<{ id: string }>('SELECT id FROM act WHERE declaration_id = $1', [
      id,
    ])) as [{ id: string }];
    const again = await fixture.activities.takeUpAct({ ...(await fixture.step(id, 'again')), actId });
    expect(again.outcome).toEqual(outcome);
    expect(
      await fixture.rows(`SELECT 1 FROM timeline_entry WHERE declaration_id = $1 AND what = 'declarationRefused'`, [
        id,
      ]),
    ).toHaveLength(1);
  });
});

describe('red: the goods are examined', () => {
  it('found as declared, nothing is corrected', async () => {
    const { id, inspectionId } = await red();
    const { outcome, snapshot } = await inspectSigned(fixture, id, {
      inspectionId,
      found: [{ line: 1, net_weight_grams: 10_000 }],
      grossWeightGrams: null,
      notes: null,
    });
    expect(outcome).toMatchObject({ accepted: true, state: 'ASSESSED' });
    expect(snapshot.declarationVersion).toBe(1);
    const [row] = await fixture.rows('SELECT status, inspected_by FROM inspection WHERE id = $1', [inspectionId]);
    expect(row).toEqual({ status: 'done', inspected_by: fixture.officerId });
  });

  it('no result is taken that another officer has not signed, whatever the act says of signatures', async () => {
    const { id, inspectionId } = await red();
    const result = { inspectionId, found: [], grossWeightGrams: null, notes: null };
    const attempts = [
      () => fixture.act(id, 'recordInspection', result),
      () => inspectSigned(fixture, id, result, { unsigned: true }),
      () => inspectSigned(fixture, id, result, { signedBy: fixture.officerId }),
      () => inspectSigned(fixture, id, result, { about: 'ins_other' }),
    ];
    for (const attempt of attempts)
      expect((await attempt()).outcome).toMatchObject({
        accepted: false,
        code: 'OPERATION.SECOND_SIGNATURE_REQUIRED',
        state: 'INSPECTION',
      });
    expect((await inspectSigned(fixture, id, result)).outcome).toMatchObject({ accepted: true });
  });

  it('found otherwise, customs corrects: a version of its own, permits for what was found, duty on it', async () => {
    const { id, inspectionId } = await red();
    const { snapshot } = await inspectSigned(fixture, id, {
      inspectionId,
      found: [{ line: 1, net_weight_grams: 18_000, quantity: '18' }],
      grossWeightGrams: null,
      notes: 'eighteen bags',
    });
    expect(snapshot).toMatchObject({ state: 'ASSESSED', declarationVersion: 2 });
    const [version] = await fixture.rows<{ made_by: string; data: typeof coffee }>(
      'SELECT made_by, data FROM declaration_version WHERE declaration_id = $1 AND number = 2',
      [id],
    );
    expect(version).toMatchObject({
      made_by: 'customs',
      data: { items: [{ net_weight_grams: 18_000, value: { amount: '504.00' } }] },
    });
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(36_000);
    const [told] = await fixture.rows<{ details: { differences: { tax: string; difference: string }[] } }>(
      `SELECT details FROM timeline_entry WHERE declaration_id = $1 AND what = 'dutyAssessed' ORDER BY sequence DESC LIMIT 1`,
      [id],
    );
    expect(told?.details.differences).toEqual(expect.arrayContaining([expect.objectContaining({ tax: 'vat' })]));
    expect(Number(told?.details.differences.find(({ tax }) => tax === 'vat')?.difference)).toBeGreaterThan(0);
  });

  it('found more than any permit covers, the result is not taken and nothing of it is written', async () => {
    const { id, inspectionId } = await red();
    const { outcome } = await inspectSigned(fixture, id, {
      inspectionId,
      found: [{ line: 1, net_weight_grams: 24_000 }],
      grossWeightGrams: null,
      notes: null,
    });
    expect(outcome).toMatchObject({ accepted: false, code: 'PERMIT.QUANTITY_EXHAUSTED', state: 'INSPECTION' });
    const [row] = await fixture.rows('SELECT status FROM inspection WHERE id = $1', [inspectionId]);
    expect(row).toEqual({ status: 'ordered' });
    expect(await fixture.rows('SELECT 1 FROM declaration_version WHERE declaration_id = $1', [id])).toHaveLength(1);
  });

  it('a line that was not declared, or an examination that is not open, is refused', async () => {
    const { id, inspectionId } = await red();
    const none = { grossWeightGrams: null, notes: null };
    expect((await inspectSigned(fixture, id, { inspectionId, found: [{ line: 7 }], ...none })).outcome).toMatchObject({
      code: 'INSPECTION.LINE_UNKNOWN',
    });
    expect((await inspectSigned(fixture, id, { inspectionId: 'ins_other', found: [], ...none })).outcome).toMatchObject(
      { code: 'INSPECTION.ALREADY_RECORDED' },
    );
  });

  it('given up for documents, the examination is cancelled; ordered again, it is a second round', async () => {
    const { id } = await red();
    await fixture.act(id, 'requestDocuments', { kinds: ['packing_list'] });
    expect(await fixture.rows('SELECT status, round FROM inspection WHERE declaration_id = $1', [id])).toEqual([
      { status: 'cancelled', round: 1 },
    ]);
    await fixture.act(id, 'orderInspection', {});
    expect(
      await fixture.rows(`SELECT status, round FROM inspection WHERE declaration_id = $1 AND status = 'ordered'`, [id]),
    ).toEqual([{ status: 'ordered', round: 2 }]);
  });

  it('given up and not held, documents are not accepted in its place, until it is ordered again and held', async () => {
    const { id } = await red();
    await fixture.act(id, 'requestDocuments', { kinds: ['packing_list'] });
    await fixture.act(id, 'supplyDocuments', { documentIds: [await document()], note: null });
    const { outcome } = await fixture.act(id, 'acceptDocuments', {});
    expect(outcome).toMatchObject({
      accepted: false,
      code: 'CLEARANCE.EXAMINATION_NOT_HELD',
      state: 'DOCUMENTS_REQUIRED',
    });
    expect(await kinds(id)).toEqual(['documentary_check customs']);
    await fixture.act(id, 'orderInspection', {});
    const [task] = await open(id);
    const held = { inspectionId: task?.subject_id ?? '', found: [], grossWeightGrams: null, notes: null };
    expect((await inspectSigned(fixture, id, held)).outcome).toMatchObject({ accepted: true });
  });
});
