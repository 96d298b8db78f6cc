import { WORKER } from '../../prisma/actor.js';
import { appendTimeline, setFlags, transition } from '../../prisma/queries/change.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import { recordOnce, type RecordingStep } from '../../prisma/queries/recordings.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

const AT = '2026-11-22T10:00:00.000Z';

/** Records one timeline entry under a key; counts how often the change ran. */
async function record(
  step: Omit<RecordingStep, 'at'>,
  runs: { count: number },
): Promise<{ version: number; run: number }> {
  return fixture.record.withActor(WORKER, (tx) =>
    recordOnce(
      tx,
      { ...step, at: AT },
      async (change) => {
        runs.count += 1;
        appendTimeline(change, { what: 'customsInformed', by: BY_SYSTEM, why: 'said once' });
        return runs.count;
      },
      async ({ declaration }, run) => ({ version: declaration.version, run }),
    ),
  );
}

const told = (declarationId: string) =>
  fixture.rows<{ sequence: number; what: string }>(
    'SELECT sequence, what FROM timeline_entry WHERE declaration_id = $1 ORDER BY sequence',
    [declarationId],
  );

describe('a recording', () => {
  it('happens once under its key, and answers the first result again', async () => {
    const declarationId = await fixture.submit();
    const runs = { count: 0 };
    const step = { key: `clearance:${declarationId}:say:1`, declarationId, expectedVersion: 2 };
    const first = await record(step, runs);
    const again = await record(step, runs);
    expect(first).toEqual({ version: 3, run: 1 });
    expect(again).toEqual(first);
    expect(runs.count).toBe(1);
    expect((await told(declarationId)).map(({ what }) => what)).toEqual(['declarationSubmitted', 'customsInformed']);
  });

  it('of several at once under one key one runs, and all answer its result', async () => {
    const declarationId = await fixture.submit();
    const runs = { count: 0 };
    const step = { key: `clearance:${declarationId}:say:1`, declarationId, expectedVersion: 2 };
    const results = await Promise.all(Array.from({ length: 5 }, () => record(step, runs)));
    expect(runs.count).toBe(1);
    expect(new Set(results.map(({ version }) => version))).toEqual(new Set([3]));
  });

  it('of two keys that expect the same version one is refused and writes nothing', async () => {
    const declarationId = await fixture.submit();
    const runs = { count: 0 };
    const both = await Promise.allSettled(
      ['a', 'b'].map((name) =>
        record({ key: `clearance:${declarationId}:${name}:1`, declarationId, expectedVersion: 2 }, runs),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'RECORD.VERSION_CONFLICT' },
    });
    expect(await told(declarationId)).toHaveLength(2);
  });

  it('that fails leaves nothing behind: neither state nor timeline, event, audit or key', async () => {
    const declarationId = await fixture.submit();
    const [before] = await fixture.rows<{ index: number }>('SELECT index FROM audit_head WHERE chain = $1', [
      fixture.organisationId,
    ]);
    const failing = fixture.record.withActor(WORKER, (tx) =>
      recordOnce(
        tx,
        { key: `clearance:${declarationId}:fail:1`, declarationId, at: AT },
        async (change) => setFlags(change, { parked: true }),
        () => Promise.reject(new Error('after everything was written')),
      ),
    );
    await expect(failing).rejects.toThrow('after everything was written');
    const row = await fixture.record.withActor(WORKER, (tx) => getDeclaration(tx, declarationId));
    expect([row.version, row.flags]).toEqual([2, []]);
    const [after] = await fixture.rows<{ index: number }>('SELECT index FROM audit_head WHERE chain = $1', [
      fixture.organisationId,
    ]);
    expect(after).toEqual(before);
    expect(await fixture.rows('SELECT 1 FROM recording WHERE declaration_id = $1', [declarationId])).toEqual([]);
  });
});

describe('a change of state', () => {
  it('follows an arrow of the table or does not happen', async () => {
    const declarationId = await fixture.submit();
    const jump = fixture.record.withActor(WORKER, (tx) =>
      recordOnce(
        tx,
        { key: `clearance:${declarationId}:jump:1`, declarationId, at: AT },
        async (change) =>
          transition(change, {
            trigger: { kind: 'step', step: 'release' },
            what: 'declarationReleased',
            by: BY_SYSTEM,
            why: 'because',
          }),
        async () => null,
      ),
    );
    await expect(jump).rejects.toMatchObject({ code: 'CLEARANCE.TRANSITION_FORBIDDEN' });
  });

  it('stands in row, timeline, event and audit record under one number', async () => {
    const declarationId = await fixture.submit();
    const [entry] = await fixture.rows(
      'SELECT sequence, what, from_state, to_state, actor, role FROM timeline_entry WHERE declaration_id = $1',
      [declarationId],
    );
    const [event] = await fixture.rows('SELECT sequence, type, data FROM event WHERE declaration_id = $1', [
      declarationId,
    ]);
    const [audit] = await fixture.rows<{ body: { what: string; facts: object } }>(
      `SELECT body FROM audit_record WHERE body -> 'facts' ->> 'declaration_id' = $1`,
      [declarationId],
    );
    expect(entry).toMatchObject({
      sequence: 1,
      what: 'declarationSubmitted',
      from_state: 'DRAFT',
      to_state: 'SUBMITTED',
      actor: fixture.exporterId,
      role: 'exporter',
    });
    expect(event).toMatchObject({
      sequence: 1,
      type: 'declarationSubmitted',
      data: { from_state: 'DRAFT', to_state: 'SUBMITTED' },
    });
    expect(audit?.body).toMatchObject({
      what: 'declarationSubmitted',
      facts: { declaration_id: declarationId, sequence: 1, from_state: 'DRAFT', to_state: 'SUBMITTED' },
    });
  });

  it('the words of the check constraints are those of the domain', async () => {
    const { STATES } = await import('../../domain/clearance/states.js');
    const { LANES } = await import('../../domain/clearance/lanes.js');
    const { PERMIT_APPLICATION_STATES } = await import('../../domain/clearance/permitApplication.js');
    const lists = {
      declaration_state: STATES,
      declaration_lane: LANES,
      permit_application_standing: PERMIT_APPLICATION_STATES,
    };
    for (const [name, words] of Object.entries(lists)) {
      const [found] = await fixture.rows<{ text: string }>(
        'SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1',
        [name],
      );
      const listed = [...(found?.text ?? '').matchAll(/'([A-Za-z_]+)'/g)].map(([, word]) => word);
      expect([name, listed.sort()]).toEqual([name, [...words].sort()]);
    }
  });

  it('the record takes every name of a counterparty that the domain takes', async () => {
    const { FIXED_COUNTERPARTIES, isCounterparty } = await import('../../domain/clearance/roles.js');
    const names = [...FIXED_COUNTERPARTIES, 'naeb', 'moh', 'abcdefghijkl', 'a', 'abcdefghijklm', 'NAEB', 'r1', ''];
    const found = await fixture.rows<{ name: string; fits: boolean }>(
      `SELECT name, name ~ (SELECT substring(pg_get_constraintdef(oid) FROM '''([^'']+)''')
         FROM pg_constraint WHERE conname = 'notice_counterparty') AS fits FROM unnest($1::text[]) AS name`,
      [names],
    );
    expect(found).toEqual(names.map((name) => ({ name, fits: isCounterparty(name) })));
  });
});
