import { DISPATCHER, personActor, WORKER } from '../../prisma/actor.js';
import { appendTimeline, changeDeclaration } from '../../prisma/queries/change.js';
import { positionEvents, readEvents, type FeedEvent } from '../../prisma/queries/feed.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
  await fixture.rows(`INSERT INTO installation (id, installation_id) VALUES ('only', 'test') ON CONFLICT DO NOTHING`);
});
afterAll(() => fixture.close());

const place = (limit?: number): Promise<number | undefined> =>
  fixture.record.withActor(DISPATCHER, (tx) => positionEvents(tx, limit));
const read = (after: number, limit = 1000): Promise<FeedEvent[]> =>
  fixture.record.withActor(DISPATCHER, (tx) => readEvents(tx, after, limit, 'officer'));

/** Tells something of a declaration and waits before it commits. */
const tell = (
  declarationId: string,
  until: Promise<unknown> = Promise.resolve(),
  audience: 'all' | 'officer' = 'all',
): Promise<void> =>
  fixture.record.withActor(WORKER, async (tx) => {
    await changeDeclaration(tx, { declarationId, at: new Date().toISOString() }, async (change) =>
      appendTimeline(change, { what: 'customsInformed', by: BY_SYSTEM, why: 'said', audience }),
    );
    await until;
  });

describe('the feed', () => {
  it('never skips an event that commits late', async () => {
    const [early, late] = [await fixture.submit(), await fixture.submit()];
    await place();
    const before = (await read(0)).at(-1)?.position ?? 0;

    let letCommit = (): void => undefined;
    const written = new Promise<void>((resolve) => (letCommit = resolve));
    // The first writer has written and not committed while the second one commits and is read. Organisations differ in
    // their audit chain, so the second does not wait for the first: it belongs to another organisation.
    await fixture.rows(`UPDATE declaration SET organisation_id = 'org_elsewhere' WHERE id = $1`, [early]);
    const slow = tell(late, written);
    await tell(early);
    await place();
    const seen = await read(before);
    expect(seen.map(({ declarationId }) => declarationId)).toEqual([early]);

    letCommit();
    await slow;
    await place();
    const rest = await read(seen.at(-1)?.position ?? 0);
    expect(rest.map(({ declarationId }) => declarationId)).toEqual([late]);
  });

  it('gives every event one place, 1 to n, in each declaration in the order of its sequence', async () => {
    const declarations = await Promise.all([fixture.submit(), fixture.submit(), fixture.submit()]);
    const writing = Promise.all(declarations.flatMap((id) => Array.from({ length: 8 }, () => tell(id))));
    let done = false;
    void writing.finally(() => (done = true));
    while (!done) await Promise.all([place(), place(3)]);
    await writing;
    while ((await place()) !== 0);
    const events = await read(0);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    for (const id of declarations) {
      const sequences = events.filter(({ declarationId }) => declarationId === id).map(({ sequence }) => sequence);
      expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    const [head] = await fixture.rows<{ last: string }>('SELECT last_position::text AS last FROM installation');
    expect(Number(head?.last)).toBe(events.length);
  });

  it('leaves out what is for officers, and what is of other organisations', async () => {
    const declarationId = await fixture.submit();
    await tell(declarationId, undefined, 'officer');
    await place();
    const ofExporter = (organisationId: string): Promise<FeedEvent[]> => {
      const actor = personActor({ personId: 'prs_1', organisationId, role: 'exporter' });
      return fixture.record.withActor(actor, (tx) => readEvents(tx, 0, 1000, 'all'));
    };
    const own = (await ofExporter(fixture.organisationId)).filter((event) => event.declarationId === declarationId);
    expect(own.map(({ type }) => type)).toEqual(['declarationSubmitted']);
    expect(await ofExporter('org_nobody')).toEqual([]);
  });
});
