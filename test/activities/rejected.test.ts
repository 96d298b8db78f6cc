import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { acceptVersion, rejectVersion } from '../support/builders/customsAnswers.js';
import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());
/** Each test has its own permits: those of the tests before are empty. */
beforeEach(async () => {
  await fixture.rows(`UPDATE permit SET status = 'revoked'`);
});

const tasks = (id: string) =>
  fixture.rows<{ kind: string; status: string }>(
    'SELECT kind, status FROM task WHERE declaration_id = $1 ORDER BY id',
    [id],
  );

describe('a rejected declaration', () => {
  const rejected = async (): Promise<string> => {
    const id = await fixture.lodged();
    await rejectVersion(fixture, id);
    await fixture.run(id, 'recordRejection');
    return id;
  };

  it('comes again as a new version with a reference of its own; permits follow its quantity', async () => {
    const id = await rejected();
    const smaller = buildCoffeeDeclaration({
      items: [{ ...buildCoffeeDeclaration().items[0]!, net_weight_grams: 8000 }],
    });
    const { outcome, snapshot } = await fixture.act(id, 'resubmit', { data: smaller });
    expect(outcome).toMatchObject({ accepted: true, state: 'SUBMITTED' });
    expect(snapshot).toMatchObject({
      state: 'SUBMITTED',
      declarationVersion: 2,
      permits: [],
      facts: { lodgement: 'none' },
    });
    const versions = await fixture.rows<{ number: number; made_by: string }>(
      'SELECT number, made_by FROM declaration_version WHERE declaration_id = $1 ORDER BY number',
      [id],
    );
    expect(versions).toEqual([
      { number: 1, made_by: 'exporter' },
      { number: 2, made_by: 'exporter' },
    ]);
    const [{ lrn }] = (await fixture.rows<{ lrn: string }>('SELECT lrn FROM declaration WHERE id = $1', [id])) as [
      { lrn: string },
    ];
    expect(lrn).toMatch(/02$/);
    const open = await fixture.rows<{ quantity: number }>(
      `SELECT quantity::int FROM ledger_entry e WHERE declaration_id = $1 AND operation = 'reserve'
        AND NOT EXISTS (SELECT FROM ledger_entry s WHERE s.reservation_key = e.key AND s.operation <> 'reserve')`,
      [id],
    );
    expect(open).toEqual([{ quantity: 8000 }, { quantity: 8000 }]);
    expect((await tasks(id)).map(({ kind, status }) => [kind, status])).toEqual([['correct_declaration', 'done']]);
    await fixture.run(id, 'beginLodgement');
    // What customs says of the first version now no longer counts.
    expect((await acceptVersion(fixture, id)).applied).toBe(false);
    expect((await acceptVersion(fixture, id, { version: 2 })).applied).toBe(true);
  });

  it('that needs more than its permits cover applies for new ones and gives the old quantity back', async () => {
    const id = await rejected();
    const larger = buildCoffeeDeclaration({
      gross_weight_grams: 31_000,
      items: [{ ...buildCoffeeDeclaration().items[0]!, net_weight_grams: 30_000 }],
    });
    const { snapshot } = await fixture.act(id, 'resubmit', { data: larger });
    expect(snapshot.permits.map(({ standing }) => standing)).toEqual(['TO_APPLY', 'TO_APPLY']);
    const [held] = await fixture.rows<{ reserved: number }>(
      `SELECT sum(reserved)::int AS reserved FROM ledger_account a JOIN permit p ON p.id = a.subject_id WHERE p.status = 'valid'`,
    );
    expect(held?.reserved).toBe(0);
  });

  it('expires when it is not corrected in time', async () => {
    const id = await rejected();
    const snapshot = await fixture.run(id, 'recordDeadlinePassed', { deadline: 'rejection_expiry' });
    expect(snapshot.state).toBe('EXPIRED');
    expect((await tasks(id)).map(({ status }) => status)).toEqual(['cancelled']);
    expect(
      await fixture.rows(`SELECT 1 FROM ledger_entry WHERE declaration_id = $1 AND operation = 'give_back'`, [id]),
    ).toHaveLength(2);
  });
});
