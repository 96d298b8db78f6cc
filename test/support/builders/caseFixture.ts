import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createActivities } from '../../../activities/createActivities.js';
import type { PermitAgencyPort } from '../../../activities/adapters/permitAgency/port.js';
import type { ActivityDeps, Adapters } from '../../../activities/deps.js';
import type { ActPayload } from '../../../domain/clearance/actPayloads.js';
import { roleOf, type ActKind } from '../../../domain/clearance/actions.js';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
import { NO_METERS } from '../../../domain/meters/meters.js';
import type { Counterparty } from '../../../domain/clearance/roles.js';
import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { buildLrn } from '../../../domain/ids/lrn.js';
import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import type { Json } from '../../../domain/json.js';
import { DISPATCHER, WORKER } from '../../../prisma/actor.js';
import { storeAct } from '../../../prisma/queries/acts.js';
import { changeDeclaration, transition } from '../../../prisma/queries/change.js';
import { answerCall, beginCall } from '../../../prisma/queries/counterpartyCalls.js';
import { createDraft } from '../../../prisma/queries/declarations.js';
import { addDeclarationVersion } from '../../../prisma/queries/declarationVersions.js';
import { markNoticeInterpreted, storeNotice } from '../../../prisma/queries/notices.js';
import { createOrganisation, createPerson } from '../../../prisma/queries/organisations.js';
import { coverPermits, openApplications } from '../../../prisma/queries/permitCover.js';
import { createPermit } from '../../../prisma/queries/permits.js';
import { createRecord, type RecordAccess } from '../../../prisma/withActor.js';
import { authorityModes } from '../../../rules/decisions/authorityModes.js';
import { decidePermits } from '../../../rules/decisions/permits/decidePermits.js';
import type { PackRegistry } from '../../../rules/loader/packRegistry.js';
import type { ClearanceSnapshot, Recording, RecordingInput } from '../../../workflows/ports.js';
import { createTestDatabase, type TestDatabase } from '../createTestDatabase.js';
import { openRows } from '../openRows.js';
import { TEST_KEYS } from '../testKeys.js';
import { buildCoffeeDeclaration } from './declarationData.js';
import { registryOf } from './registryOf.js';

/** A counterparty that must not be called: its absence is part of what a test of recordings shows. */
const uncalled = new Proxy({}, { get: (_target, name) => () => Promise.reject(new Error(`called ${String(name)}`)) });
const NO_ADAPTERS: Adapters = {
  customs: uncalled as Adapters['customs'],
  permitAgencies: { naeb: uncalled as PermitAgencyPort, rica: uncalled as PermitAgencyPort },
  carrier: uncalled as Adapters['carrier'],
  payment: uncalled as Adapters['payment'],
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Recordings that answer a snapshot. */
type RecordingName = {
  [Name in keyof Recording]: Recording[Name] extends (input: infer Input) => Promise<ClearanceSnapshot>
    ? Input extends RecordingInput
      ? Name
      : never
    : never;
}[keyof Recording];
type More<Name extends RecordingName> = Omit<Parameters<Recording[Name]>[0], keyof RecordingInput>;

/** Takes the place of the draw by which one parcel in two hundred is examined: a test must not be that one. */
const NOT_DRAWN = { random_draw: '0.9999' };

/** An MRN whose check character fits. */
export const MRN = '26RW000000000000A5';

/** One record with an exporter, and the activities over it. Ids are those of the database's own rows. */
export interface CaseFixture {
  database: TestDatabase;
  record: RecordAccess;
  registry: PackRegistry;
  activities: ReturnType<typeof createActivities>;
  organisationId: string;
  exporterId: string;
  officerId: string;
  /** Rows as the superuser sees them, opened, for looking behind the product. */
  rows<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Puts a permit on file. */
  permit(permit: {
    type?: 'naeb-coffee-export' | 'rica-phytosanitary';
    grams?: number;
    validUntil?: string;
  }): Promise<string>;
  /** Both coffee permits, each for so many grams. */
  permits(grams?: number): Promise<void>;
  /** A declaration submitted as the API does it. */
  submit(data?: Partial<DeclarationData>): Promise<string>;
  /** Stores an act and has it taken up; `by` is another person than the exporter unless the role is theirs. */
  act<Kind extends ActKind>(
    declarationId: string,
    kind: Kind,
    payload: ActPayload<Kind>,
    by?: string,
  ): ReturnType<ReturnType<typeof createActivities>['takeUpAct']>;
  /** Stores a notice and has it taken up. */
  notice(
    declarationId: string,
    counterparty: Counterparty,
    kind: NoticeKind,
    facts: { [name: string]: Json },
    version?: number,
  ): Promise<{ applied: boolean; snapshot: ClearanceSnapshot }>;
  /** Where the clearance stands, as a workflow would load it. */
  snapshot(declarationId: string): Promise<ClearanceSnapshot>;
  /** Runs a recording as the workflow does: under its key, from the version that stands. */
  run<Name extends RecordingName>(declarationId: string, name: Name, more?: More<Name>): Promise<ClearanceSnapshot>;
  /** Keeps an answer of a counterparty under a key, as a call does. */
  answered(
    declarationId: string,
    key: string,
    counterparty: Counterparty,
    operation: string,
    answer: Json,
  ): Promise<void>;
  /** Brings a submitted declaration with all its permits on file to LODGED, received by customs. */
  lodged(data?: Partial<DeclarationData>): Promise<string>;
  /** And on to REGISTERED, accepted under an MRN. */
  registered(data?: Partial<DeclarationData>): Promise<string>;
  /** Input of the next recording of a step. */
  step(
    declarationId: string,
    name: string,
  ): Promise<{ declarationId: string; key: string; expectedVersion: number; at: string }>;
  close(): Promise<void>;
}

/** Opens a fixture on a database of its own. `at` of its recordings is the time of the machine. */
export async function openCaseFixture(adapters: Partial<Adapters> = {}, packs = 'countries'): Promise<CaseFixture> {
  const database = await createTestDatabase();
  const record = createRecord(database.application, TEST_KEYS);
  const registry = registryOf(packs);
  const superuser = new pg.Pool({ connectionString: database.superuser, max: 4 });
  const deps: ActivityDeps = {
    record,
    registry,
    adapters: { ...NO_ADAPTERS, ...adapters },
    version: '0.0.0-test',
    log: silent,
    meters: NO_METERS,
  };
  const activities = createActivities(deps);
  const at = new Date().toISOString();
  const [organisationId, exporterId, officerId] = await record.withActor(WORKER, async (tx) => {
    const exporter = await createOrganisation(
      tx,
      { kind: 'exporter', name: 'Ingoma Coffee Ltd', agency: null, tin: '101234567', country: 'RW' },
      at,
    );
    const customs = await createOrganisation(
      tx,
      { kind: 'customs', name: 'Customs', agency: null, tin: null, country: 'RW' },
      at,
    );
    return [
      exporter,
      await createPerson(tx, { organisationId: exporter, name: 'A' }),
      await createPerson(tx, { organisationId: customs, name: 'B' }),
    ] as const;
  });
  const fixture: CaseFixture = {
    database,
    record,
    registry,
    activities,
    organisationId,
    exporterId,
    officerId,
    rows: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      openRows(superuser, (await superuser.query<Row>(sql, values)).rows),
    permit: ({ type = 'naeb-coffee-export', grams = 20_000, validUntil = '2099-12-31' }) =>
      record.withActor(WORKER, (tx) =>
        createPermit(tx, {
          organisationId,
          permitType: type,
          agency: type === 'naeb-coffee-export' ? 'NAEB' : 'RICA',
          number: randomUUID(),
          hsPrefixes: ['0901'],
          destination: null,
          quantity: String(grams),
          unit: 'gram',
          validFrom: '2026-01-01',
          validUntil,
          applicationId: null,
        }),
      ),
    permits: async (grams = 20_000) => {
      await fixture.permit({ type: 'naeb-coffee-export', grams });
      await fixture.permit({ type: 'rica-phytosanitary', grams });
    },
    submit: (data = {}) => submitDeclaration(fixture, buildCoffeeDeclaration({ policy: NOT_DRAWN, ...data })),
    act: async (declarationId, kind, payload, by) => {
      const role = roleOf(kind);
      const personId = by ?? (role === 'exporter' ? exporterId : officerId);
      const workflowId = clearanceWorkflowId(declarationId);
      const own = {
        declarationId,
        organisationId,
        workflowId,
        kind,
        role,
        personId,
        payload: payload as unknown as Json,
        reason: 'for a reason',
        correlationId: 'test',
      };
      const actId = await record.withActor(DISPATCHER, (tx) => storeAct(tx, own, new Date().toISOString()));
      const input = await fixture.step(declarationId, `act-${actId}`);
      return activities.takeUpAct({ ...input, actId });
    },
    notice: async (declarationId, counterparty, kind, facts, version = 1) => {
      const noticeId = await storeInterpreted(fixture, declarationId, { counterparty, kind, facts, version });
      return activities.takeUpNotice({ ...(await fixture.step(declarationId, `notice-${noticeId}`)), noticeId });
    },
    run: async (declarationId, name, more) => {
      const recording = activities[name] as (input: RecordingInput) => Promise<ClearanceSnapshot>;
      return recording({ ...(await fixture.step(declarationId, name)), ...more });
    },
    answered: (declarationId, key, counterparty, operation, answer) =>
      record.withActor(WORKER, async (tx) => {
        await beginCall(tx, { key, declarationId, organisationId, counterparty, operation, request: {} });
        await answerCall(tx, key, answer);
      }),
    lodged: async (data) => {
      await fixture.permits();
      const id = await fixture.submit(data);
      await fixture.run(id, 'beginLodgement');
      const effectKey = `${clearanceWorkflowId(id)}:lodge:1`;
      await fixture.answered(id, effectKey, 'customs', 'lodge', { outcome: 'accepted', receipt: 'R1' });
      await fixture.run(id, 'recordLodgementAnswer', { effectKey });
      return id;
    },
    registered: async (data) => {
      const id = await fixture.lodged(data);
      await fixture.notice(id, 'customs', 'customs_accepted', {
        mrn: MRN,
        acceptedAt: new Date().toISOString(),
        functionCode: '01',
      });
      await fixture.run(id, 'register');
      return id;
    },
    snapshot: async (declarationId) => (await activities.load({ declarationId })).snapshot,
    step: async (declarationId, name) => {
      const { version } = await fixture.snapshot(declarationId);
      const key = `${clearanceWorkflowId(declarationId)}:${name}:${version}`;
      return { declarationId, key, expectedVersion: version, at: new Date().toISOString() };
    },
    close: async () => {
      await record.close();
      await superuser.end();
      await database.drop();
    },
  };
  return fixture;
}

/** Stores a notice as the API and the dispatcher do. */
async function storeInterpreted(
  { record, organisationId }: CaseFixture,
  declarationId: string,
  said: { counterparty: Counterparty; kind: NoticeKind; facts: { [name: string]: Json }; version: number },
): Promise<string> {
  const { counterparty, ...own } = said;
  const workflowId = clearanceWorkflowId(declarationId);
  return record.withActor(DISPATCHER, async (tx) => {
    const { id } = await storeNotice(tx, {
      counterparty,
      externalId: randomUUID(),
      raw: Buffer.from('{}'),
      at: new Date().toISOString(),
    });
    await markNoticeInterpreted(tx, id, {
      ...own,
      reference: `${workflowId}:lodge:1`,
      declarationId,
      organisationId,
      workflowId,
    });
    return id;
  });
}

async function submitDeclaration(
  { record, registry, organisationId, exporterId }: CaseFixture,
  data: DeclarationData,
): Promise<string> {
  const at = new Date().toISOString();
  return record.withActor(WORKER, async (tx) => {
    const { id } = await createDraft(tx, {
      organisationId,
      declarantPersonId: exporterId,
      correlationId: 'test',
      draft: {},
    });
    await changeDeclaration(tx, { declarationId: id, at }, async (change) => {
      const { declaration } = change;
      declaration.draft = null;
      declaration.policy = data.policy ?? null;
      declaration.authority = authorityModes(registry, data.corridor.origin, at.slice(0, 10)).value;
      const number = await addDeclarationVersion(change, { data, madeBy: 'exporter', personId: exporterId });
      const lrn = buildLrn(id, number);
      if (!lrn.ok) throw new Error('no LRN');
      declaration.lrn = lrn.value.text;
      declaration.ducr = `6RW${data.exporter.tin}-${lrn.value.text.slice(0, 12)}`;
      const { uncovered } = await coverPermits(change, (permitsOnFile) =>
        decidePermits(registry, { data, permitsOnFile, date: at.slice(0, 10), decidedAt: at }),
      );
      await openApplications(change, uncovered);
      transition(change, {
        trigger: { kind: 'action', action: 'submit' },
        what: 'declarationSubmitted',
        by: { actor: exporterId, role: 'exporter' },
        why: 'Submitted.',
      });
    });
    return id;
  });
}
