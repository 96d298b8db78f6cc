import { DISPATCHER, WORKER } from '../../prisma/actor.js';
import { appendAudit, INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { listChains, verifyChain, type ChainVerification } from '../../prisma/queries/verifyAudit.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
const LENGTH = 12;

/** A chain of records of its own; answers its name. */
async function chain(): Promise<string> {
  const name = `org_${Math.random().toString(36).slice(2)}`;
  for (let number = 1; number <= LENGTH; number += 1) {
    await fixture.record.withActor(WORKER, (tx) =>
      appendAudit(tx, name, [
        {
          what: 'tried',
          at: '2026-11-22T10:00:00.000Z',
          actor: 'system',
          role: 'system',
          facts: { number },
          details: { text: `number ${number}` },
        },
      ]),
    );
  }
  return name;
}
const verify = (name: string): Promise<ChainVerification> =>
  fixture.record.withActor(WORKER, (tx) => verifyChain(tx, name));

beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

describe('an audit chain', () => {
  it('verifies from its first record to its head', async () => {
    expect(await verify(await chain())).toEqual({
      chain: expect.any(String) as string,
      records: LENGTH,
      ok: true,
      brokenAt: null,
      why: null,
    });
  });

  it('stays whole when many append to it at once', async () => {
    const name = await chain();
    const append = (number: number): Promise<void> =>
      fixture.record.withActor(WORKER, (tx) =>
        appendAudit(
          tx,
          name,
          [1, 2].map((part) => ({
            what: 'tried',
            at: '2026-11-22T10:00:00.000Z',
            actor: 'system',
            role: 'system',
            facts: { number, part },
            details: null,
          })),
        ),
      );
    await Promise.all(Array.from({ length: 15 }, (_, number) => append(number)));
    expect(await verify(name)).toMatchObject({ ok: true, records: LENGTH + 30 });
  });

  it.each([1, 5, LENGTH])('names record %i when it was changed', async (index) => {
    const name = await chain();
    await fixture.rows(
      `UPDATE audit_record SET body = jsonb_set(body, '{facts,number}', '99') WHERE chain = $1 AND index = $2`,
      [name, index],
    );
    expect(await verify(name)).toMatchObject({ ok: false, brokenAt: index, why: `record ${index} has been changed` });
  });

  it.each([
    ['deleted', 4, 'DELETE FROM audit_record WHERE chain = $1 AND index = 4'],
    ['cut off at its end', LENGTH, `DELETE FROM audit_record WHERE chain = $1 AND index = ${LENGTH}`],
    [
      'slipped in',
      LENGTH + 1,
      `INSERT INTO audit_record SELECT chain, ${LENGTH + 1}, body, details_salt, previous_hash, hash FROM audit_record WHERE chain = $1 AND index = 3`,
    ],
  ])('names the place where a record was %s', async (_what, place, sql) => {
    const name = await chain();
    await fixture.rows(sql, [name]);
    expect(await verify(name)).toMatchObject({ ok: false, brokenAt: place });
  });

  it('names the place where two records were swapped', async () => {
    const name = await chain();
    await fixture.rows('UPDATE audit_record SET index = -1 WHERE chain = $1 AND index = 6', [name]);
    await fixture.rows('UPDATE audit_record SET index = 6 WHERE chain = $1 AND index = 7', [name]);
    await fixture.rows('UPDATE audit_record SET index = 7 WHERE chain = $1 AND index = -1', [name]);
    expect(await verify(name)).toMatchObject({ ok: false, brokenAt: 6 });
  });

  it('notices when what it tells of was changed or removed elsewhere', async () => {
    const declarationId = await fixture.submit();
    expect(await verify(fixture.organisationId)).toMatchObject({ ok: true });
    await fixture.rows(`UPDATE timeline_entry SET why = 'something else' WHERE declaration_id = $1`, [declarationId]);
    const changed = await verify(fixture.organisationId);
    expect(changed.ok).toBe(false);
    expect(changed.why).toContain(`entry 1 of ${declarationId}, which has been changed`);
    await fixture.rows(`DELETE FROM timeline_entry WHERE declaration_id = $1`, [declarationId]);
    expect((await verify(fixture.organisationId)).why).toContain('which is missing');
  });

  it('exists for the installation and for each organisation, and holds nothing personal', async () => {
    const chains = await fixture.record.withActor(DISPATCHER, (tx) => listChains(tx));
    expect(chains).toEqual(expect.arrayContaining([INSTALLATION_CHAIN, fixture.organisationId]));
    const [found] = await fixture.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_record WHERE body::text ~* 'ingoma|hangzhou|101234567'`,
    );
    expect(found?.count).toBe(0);
  });
});
