import { actingRole } from '../../domain/people/memberRoles.js';
import { AUTHENTICATION, DISPATCHER, PEOPLE_KEEPER, personActor, type Actor } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { findPersonOf, linkIdentity } from '../../prisma/queries/identities.js';
import {
  endSessions,
  findSession,
  forgetSessions,
  resealSession,
  storeSession,
  touchSession,
} from '../../prisma/queries/sessions.js';
import { createRecord, type RecordAccess } from '../../prisma/withActor.js';
import { seal, unseal } from '../../services/sessions/seal.js';
import { createTestDatabase, type TestDatabase } from '../support/createTestDatabase.js';
import { seedPeople, type Handle, type People } from '../support/api/people.js';
import { TEST_KEYS } from '../support/testKeys.js';

let database: TestDatabase;
let record: RecordAccess;
let people: People;
beforeAll(async () => {
  database = await createTestDatabase();
  record = createRecord(database.application, TEST_KEYS, { connections: 1 });
  people = await seedPeople(record);
});
afterAll(async () => {
  await record.close();
  await database.drop();
});

const actorOf = (handle: Handle): Actor => {
  const { personId, organisationId, role, agency } = people[handle];
  return personActor({ personId, organisationId, role: actingRole(role), ...(agency === null ? {} : { agency }) });
};
const now = new Date('2026-11-24T10:00:00.000Z');
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const inForce = { at: now, usedSince: hours(-1) };

async function open(handle: Handle): Promise<string> {
  const id = newId('session');
  const { personId, membershipId } = people[handle];
  const holder = { personId, membershipId };
  const times = { createdAt: now, expiresAt: hours(12) };
  const own = { id, secretHash: id, sealed: new Uint8Array([1]), userAgent: null, holder };
  await record.withActor(actorOf(handle), (tx) => storeSession(tx, { ...own, ...times }));
  return id;
}
const find = (id: string) => record.withActor(AUTHENTICATION, (tx) => findSession(tx, id, inForce));

describe('a session in the record', () => {
  it('is seen by its person and by the lookup alone, on one connection used by all in turn', async () => {
    const id = await open('exporter');
    const count = (actor: Actor): Promise<number> =>
      record.withActor(actor, (tx) => tx.session.count({ where: { id } }));
    expect(await count(actorOf('exporter'))).toBe(1);
    for (const other of ['colleague', 'stranger', 'customs', 'naeb', 'operator'] as const)
      expect([other, await count(actorOf(other))]).toEqual([other, 0]);
    for (const scope of ['customs', 'operator', 'worker'] as const)
      expect([scope, await count({ kind: 'system', role: 'system', scope })]).toEqual([scope, 0]);
    expect((await find(id))?.membershipId).toBe(people.exporter.membershipId);
  });

  it("cannot be made in another's name, and never changes hands", async () => {
    const { personId, membershipId } = people.operator;
    const forged = record.withActor(actorOf('stranger'), (tx) =>
      storeSession(tx, {
        id: 'ses_forged',
        secretHash: 'forged',
        sealed: new Uint8Array([1]),
        userAgent: null,
        holder: { personId, membershipId },
        createdAt: now,
        expiresAt: hours(1),
      }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const id = await open('stranger');
    const changed = record.withActor(
      AUTHENTICATION,
      (tx) => tx.$executeRaw`UPDATE "session" SET person_id = ${personId} WHERE id = ${id}`,
    );
    await expect(changed).rejects.toThrow(/permission denied/);
  });

  it('that has ended is written to no more', async () => {
    const id = await open('customs');
    const why = { what: 'signedOut', at: now };
    expect(await record.withActor(actorOf('customs'), (tx) => endSessions(tx, people.customs, { id }, why))).toBe(1);
    expect(await record.withActor(actorOf('customs'), (tx) => endSessions(tx, people.customs, { id }, why))).toBe(0);
    await record.withActor(AUTHENTICATION, async (tx) => {
      await resealSession(tx, id, new Uint8Array([2]));
      await touchSession(tx, id, hours(1));
      const row = await tx.session.findUniqueOrThrow({ where: { id } });
      expect([row.endedAt, [...row.sealed], row.lastUsedAt]).toEqual([now, [1], now]);
    });
    expect(await find(id)).toBeUndefined();
  });

  it('is forgotten when it has run out for long', async () => {
    const id = await open('naeb');
    expect(await record.withActor(DISPATCHER, (tx) => forgetSessions(tx, hours(12)))).toBe(0);
    expect(await find(id)).toBeDefined();
    expect(await record.withActor(DISPATCHER, (tx) => forgetSessions(tx, hours(13)))).toBeGreaterThan(0);
    expect(await find(id)).toBeUndefined();
  });
});

describe('what a session holds', () => {
  it('is opened by its own secret alone, and not when it was changed', () => {
    const sealed = seal('one secret', { verifier: 'planted' });
    expect(unseal('one secret', sealed)).toEqual({ verifier: 'planted' });
    expect(unseal('another', sealed)).toBeUndefined();
    expect(Buffer.from(sealed).includes('planted')).toBe(false);
    expect(Buffer.from(seal('one secret', { verifier: 'planted' })).equals(Buffer.from(sealed))).toBe(false);
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([at, unseal('one secret', changed)]).toEqual([at, undefined]);
    }
    expect(unseal('one secret', new Uint8Array(3))).toBeUndefined();
  });
});

describe('a link between a sign-in and a person', () => {
  const by = { chain: INSTALLATION_CHAIN, actor: 'system', role: 'system', at: now.toISOString() };
  const name = { issuer: 'https://login.example', subject: 'subject-1' };
  const link = (who: Handle, own = {}) =>
    record.withActor(PEOPLE_KEEPER, (tx) => linkIdentity(tx, { ...name, ...own, personId: people[who].personId }, by));
  const find = (own = {}) => record.withActor(AUTHENTICATION, (tx) => findPersonOf(tx, { ...name, ...own }));

  it('is one person’s; the same subject of another issuer is somebody else', async () => {
    expect(await link('exporter')).toBe('linked');
    expect(await link('exporter')).toBe('known');
    await expect(link('stranger')).rejects.toMatchObject({ code: 'ACCESS.IDENTITY_LINKED' });
    expect((await find())?.id).toBe(people.exporter.personId);
    expect(await find({ issuer: 'https://login.example/' })).toBeUndefined();
    expect(await find({ subject: 'Subject-1' })).toBeUndefined();
    expect(await link('stranger', { issuer: 'https://other.example' })).toBe('linked');
  });

  it('is seen by its person, and by nobody else of their firm', async () => {
    const count = (handle: Handle): Promise<number> =>
      record.withActor(actorOf(handle), (tx) => tx.identity.count({ where: name }));
    expect([await count('exporter'), await count('colleague'), await count('customs')]).toEqual([1, 0, 0]);
  });
});
