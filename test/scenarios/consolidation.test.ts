/** Parcels that are shut into one bag, over HTTP: a hold on one of them keeps all of them, and only as long as it stays. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { workflowBundleFile } from '../../bin/setup/bundle/provideWorkflowBundle.js';
import { readMockEffects, control } from '../../cli/scenario/control.js';
import { loadScenarios } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import type { ScenarioRun } from '../../cli/scenario/scenarioRun.js';
import { People } from '../../cli/scenario/target.js';
import type { Consolidation, ShutConsolidation } from '../../api/contract/consolidation.js';
import { describeProblems } from '../support/auditor/problem.js';
import { readRows } from '../support/readRows.js';
import { shownBy } from '../support/reached/reached.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const [scenario] = loadScenarios(join(import.meta.dirname, 'consolidation'));
const SSCC = '106141411234567897';
const PATIENCE_MS = 30_000;

let installation: ThrowawayInstallation;
let people: People;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  installation = await startThrowawayInstallation();
  people = new People(installation.target);
}, 120_000);

afterAll(async () => {
  await installation.stop();
  await Runtime.instance().shutdown();
}, 60_000);

/** A released parcel that the carrier has at the hub, as the story of one parcel makes it. */
interface Parcel {
  id: string;
  s10: string;
  invoice: string;
}

async function readyParcel(): Promise<Parcel> {
  if (scenario === undefined) throw new Error('there is no story of a parcel');
  let run: ScenarioRun | undefined;
  const result = await runScenario(scenario, installation.target, { declarationCreated: (made) => (run = made) });
  expect(result.failure).toBeUndefined();
  if (run === undefined) throw new Error('no declaration was created');
  const { id, s10 } = await run.readDeclaration();
  return { id, s10: s10 ?? '', invoice: run.invoiceNumber };
}

async function act(who: string, operation: string, path: Record<string, string>, body: unknown): Promise<unknown> {
  return (await people.get(who).call(operation, { path, body, idempotencyKey: randomUUID() })).body;
}

const shut = (ids: readonly string[], mucr: string, idempotencyKey: string = randomUUID()) =>
  people
    .get('operator')
    .call('shutConsolidation', { body: { mucr, bag_sscc: SSCC, declaration_ids: ids }, idempotencyKey });

const stateOf = async (id: string): Promise<string> => {
  const { body } = await people.get('operator').call('getDeclaration', { path: { declaration_id: id } });
  return (body as { state: string }).state;
};

async function until(what: string, holds: () => Promise<string | undefined>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const stands = await holds();
    if (stands === undefined) return;
    if (Date.now() > end) throw new Error(`${what}: waited in vain; ${stands}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

const untilState = (id: string, wanted: string): Promise<void> =>
  until(`${id} reaches ${wanted}`, async () => {
    const state = await stateOf(id);
    return state === wanted ? undefined : `it is ${state}`;
  });

const happens = (event: string, { s10 }: Parcel): Promise<unknown> =>
  control(installation.target.mocks.carrier ?? '', '/events', { reference: s10, event });

const timelineOf = async (id: string): Promise<string[]> => {
  const { body } = await people
    .get('customs_officer')
    .call('getTimeline', { path: { declaration_id: id }, query: { limit: '100' } });
  return (body as { items: { what: string }[] }).items.map(({ what }) => what);
};

const untilTold = (id: string, what: string): Promise<void> =>
  until(`${id} tells ${what}`, async () => {
    const told = await timelineOf(id);
    return told.includes(what) ? undefined : `told were ${told.join(', ')}`;
  });

const announced = async ({ invoice }: Parcel): Promise<number> => {
  const effects = await readMockEffects(installation.target.mocks.customs ?? '', invoice);
  return effects.filter(({ operation }) => operation === 'announce_arrival').length;
};

const expectShown = async (name: string, parcels: readonly Parcel[]): Promise<void> => {
  const ids = parcels.map(({ id }) => id);
  const { shown, onRecord } = await shownBy(installation.ownerUrl, name, ids);
  expect(shown).toEqual(onRecord);
};

test('a hold on one parcel keeps the whole bag; lifted, the bag leaves', async () => {
  const [a, b] = [await readyParcel(), await readyParcel()];
  const key = randomUUID();
  const mucr = `A:${randomUUID().slice(0, 8).toUpperCase()}`;
  const first = await shut([a.id, b.id], mucr, key);
  const bag = first.body as ShutConsolidation;
  expect(first.status).toBe(201);
  expect(bag.acts.map(({ declaration_id, accepted, state }) => [declaration_id, accepted, state])).toEqual([
    [a.id, true, 'CONSOLIDATED'],
    [b.id, true, 'CONSOLIDATED'],
  ]);
  const again = await shut([a.id, b.id], mucr, key);
  expect(again.body).toEqual(bag);

  await act('customs_officer', 'placeHold', { declaration_id: a.id }, { reason: 'A tip from another office' });
  // The other clearance has heard of it before its own part of the bag departs.
  await until('the sibling hears of the hold', async () => {
    const { heard, waiting } = await ownNotices(b.id);
    return heard === 1 && waiting === 0 ? undefined : `heard ${heard}, waiting ${waiting}`;
  });
  for (const parcel of [a, b]) await happens('posted', parcel);
  for (const parcel of [a, b]) await happens('departed', parcel);
  for (const { id } of [a, b]) await untilTold(id, 'parcelDeparted');
  const { body: tasks } = await people.get('customs_officer').call('listTasks', {
    query: { declaration_id: b.id, status: 'open' },
  });
  expect((tasks as { items: { kind: string }[] }).items.map(({ kind }) => kind)).toEqual(['stopped_bag']);
  await expect(
    act('customs_officer', 'recordProofOfExit', { declaration_id: b.id }, proof('The airline says it is gone')),
  ).rejects.toMatchObject({ status: 409, problem: { code: 'CONSOLIDATION.MASTER_HELD' } });
  expect([await stateOf(a.id), await stateOf(b.id)]).toEqual(['CONSOLIDATED', 'CONSOLIDATED']);
  expect([await announced(a), await announced(b)]).toEqual([0, 0]);

  await act('customs_officer', 'liftHold', { declaration_id: a.id }, { reason: 'In order' });
  for (const { id } of [a, b]) await untilState(id, 'CLEARED');
  await expectShown('consolidation-one-held', [a, b]);
}, 120_000);

test('a parcel on hold is taken out, and the rest of the bag leaves without it', async () => {
  const [a, b] = [await readyParcel(), await readyParcel()];
  const mucr = `A:${randomUUID().slice(0, 8).toUpperCase()}`;
  const { body } = await shut([a.id, b.id], mucr);
  const { id: consolidation_id } = body as ShutConsolidation;
  await act('customs_officer', 'placeHold', { declaration_id: a.id }, { reason: 'A tip from another office' });
  await happens('posted', b);
  await happens('departed', b);
  await untilTold(b.id, 'parcelDeparted');
  expect(await stateOf(b.id)).toBe('CONSOLIDATED');

  await act('operator', 'takeOutOfBag', { declaration_id: a.id }, { reason: 'The bag has to leave' });
  await untilState(b.id, 'CLEARED');
  expect(await stateOf(a.id)).toBe('RELEASED');
  const { body: left } = await people.get('operator').call('getConsolidation', { path: { consolidation_id } });
  expect((left as Consolidation).parcels.map(({ declaration_id }) => declaration_id)).toEqual([b.id]);

  await act('customs_officer', 'liftHold', { declaration_id: a.id }, { reason: 'In order' });
  await happens('posted', a);
  await happens('departed', a);
  await untilState(a.id, 'CLEARED');
  await expectShown('consolidation-one-taken-out', [a, b]);
}, 120_000);

test('nothing is shut while one parcel is not ready, and a master reference names one bag', async () => {
  const [a, b] = [await readyParcel(), await readyParcel()];
  const mucr = `A:${randomUUID().slice(0, 8).toUpperCase()}`;
  await act('customs_officer', 'placeHold', { declaration_id: b.id }, { reason: 'A tip from another office' });
  await expect(shut([a.id, b.id], mucr)).rejects.toMatchObject({
    status: 409,
    problem: { code: 'CONSOLIDATION.PARCELS_NOT_READY' },
  });
  expect(await stateOf(a.id)).toBe('RELEASED');
  expect((await shut([a.id], mucr)).status).toBe(201);
  await act('customs_officer', 'liftHold', { declaration_id: b.id }, { reason: 'In order' });
  await expect(shut([b.id], mucr)).rejects.toMatchObject({
    status: 409,
    problem: { code: 'CONSOLIDATION.MUCR_IN_USE' },
  });
  for (const parcel of [a, b]) {
    await happens('posted', parcel);
    await happens('departed', parcel);
    await untilState(parcel.id, 'CLEARED');
  }
  await expectShown('consolidation-not-ready', [a, b]);
}, 120_000);

test('the auditor finds nothing wrong afterwards, and every history replays', async () => {
  expect(describeProblems(await installation.audit({ codePath: workflowBundleFile }))).toBe('');
}, 60_000);

const proof = (reason: string) => ({ exited_at: new Date().toISOString(), office_of_exit: 'RWKGL', reason });

/** Notices of our own to a clearance: taken up, and still on their way. */
async function ownNotices(declarationId: string): Promise<{ heard: number; waiting: number }> {
  const [row] = await readRows<{ heard: number; waiting: number }>(
    installation.ownerUrl,
    `SELECT count(taken_up_at)::int AS heard, (count(*) - count(taken_up_at))::int AS waiting
     FROM notice WHERE declaration_id = $1 AND counterparty = 'portolan'`,
    [declarationId],
  );
  return row ?? { heard: 0, waiting: 0 };
}
