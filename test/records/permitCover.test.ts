import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

describe('permits at submission', () => {
  it('of many parcels at once, as many are covered as the permits hold; the others apply', async () => {
    await fixture.permits(25_000);
    const ids = await Promise.all(Array.from({ length: 6 }, () => fixture.submit()));
    const needs = await Promise.all(
      ids.map(async (declarationId) => (await fixture.snapshot(declarationId)).permits.length),
    );
    const accounts = await fixture.rows<{ reserved: number }>('SELECT reserved::int FROM ledger_account');
    expect(accounts).toEqual([{ reserved: 20_000 }, { reserved: 20_000 }]);
    // Two parcels have both permits, four have neither: nobody holds one and waits for the other.
    expect(needs.sort()).toEqual([0, 0, 2, 2, 2, 2]);
  });

  it('the permits that a declaration names are used and no others', async () => {
    await fixture.rows(`UPDATE permit SET status = 'revoked'`);
    const named = await fixture.permit({ type: 'naeb-coffee-export', validUntil: '2099-12-31' });
    await fixture.permit({ type: 'naeb-coffee-export', validUntil: '2090-12-31' });
    const id = await fixture.submit({ permits_on_file: [named] });
    const [used] = await fixture.rows<{ subject: string }>(
      'SELECT a.subject_id AS subject FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE e.declaration_id = $1',
      [id],
    );
    expect(used?.subject).toBe(named);
  });
});
