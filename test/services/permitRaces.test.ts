import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { v7 } from 'uuid';
import { roleOf, type PermitAction } from '../../domain/clearance/actions.js';
import type { Json } from '../../domain/json.js';
import { permitWorkflowId } from '../../domain/ids/workflowIds.js';
import { NO_METERS } from '../../domain/meters/meters.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { getAct, storeAct } from '../../prisma/queries/acts.js';
import { readOutcome } from '../../services/acts/actReceipt.js';
import { deliverAct } from '../../services/delivery/deliverAct.js';
import { sweep } from '../../services/delivery/sweep.js';
import { DEFAULT_SERVICE_CONFIG, type ServiceDeps } from '../../services/serviceDeps.js';
import { decideTask } from '../../services/tasks/decideTask.js';
import { ACTION_NOT_ALLOWED } from '../../workflows/messages.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';

/** Of two acts on one application the second is refused, and why does not depend on who finds out first. */
let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

const PERMIT_TYPE = 'naeb-coffee-export';
const OFFICER = 'prs_agency';

interface Applied {
  declarationId: string;
  applicationId: string;
  workflowId: string;
}

/** A parcel that waits for its coffee permit, which an officer here decides. */
async function applied(): Promise<Applied> {
  const declarationId = await fixture.submit();
  const { permits } = await fixture.run(declarationId, 'openPermitApplications');
  const applicationId = permits.find(({ permitType }) => permitType === PERMIT_TYPE)?.applicationId ?? '';
  const workflowId = permitWorkflowId(declarationId, PERMIT_TYPE);
  const effectKey = `${workflowId}:apply:1`;
  const answer = { outcome: 'accepted', applicationReference: `R-${applicationId}` };
  await fixture.answered(declarationId, effectKey, 'naeb', 'apply', answer);
  await fixture.activities.recordApplied({ ...(await step(applicationId, workflowId, 'applied')), effectKey });
  return { declarationId, applicationId, workflowId };
}

async function step(applicationId: string, workflowId: string, name: string) {
  const { version } = await fixture.activities.loadPermit({ applicationId });
  const key = `${workflowId}:${name}:${version}`;
  return { applicationId, key, expectedVersion: version, at: new Date().toISOString() };
}

/** An act as the service stores it, while its application is open. */
const store = (
  { declarationId, applicationId, workflowId }: Applied,
  kind: PermitAction | 'resolveParked',
  payload: Json = { applicationId },
): Promise<string> =>
  fixture.record.withActor(DISPATCHER, (tx) =>
    storeAct(
      tx,
      {
        ...{ declarationId, organisationId: fixture.organisationId, workflowId, kind, payload },
        ...{ role: roleOf(kind), personId: OFFICER, reason: 'examined', correlationId: 'test' },
      },
      new Date(Date.now() - 60_000).toISOString(),
    ),
  );

const takeUp = async ({ applicationId, workflowId }: Applied, actId: string) =>
  fixture.activities.takeUpPermitAct({ ...(await step(applicationId, workflowId, `act-${actId}`)), actId });

/** The services before an engine that answers every update so. */
function servicesBefore(answer: () => Error): ServiceDeps {
  const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const temporal = {
    withDeadline: (_: number, work: () => Promise<unknown>) => work(),
    workflow: {
      getHandle: () => ({ executeUpdate: () => Promise.reject(answer()), describe: () => Promise.reject(answer()) }),
      start: () => Promise.resolve(undefined),
    },
  };
  const { record, registry } = fixture;
  const config = { ...DEFAULT_SERVICE_CONFIG, actWaitMs: 2_000, redeliverAfterMs: 0, taskQueue: 'test', hub: 'RWKGL' };
  const deps = { record, registry, temporal, logger, config, clock: () => new Date(), meters: NO_METERS };
  // What delivers an act uses nothing else of the outside.
  return deps as unknown as ServiceDeps;
}

const refusal = () =>
  new WorkflowUpdateFailedError('refused', ApplicationFailure.nonRetryable('not allowed', ACTION_NOT_ALLOWED));
const gone = () => new WorkflowNotFoundError('not running', 'permit', undefined);
const delivered = (answer: () => Error) => async (_: Applied, actId: string) => {
  await deliverAct(servicesBefore(answer), actId);
};

/** Who may be the first to find that an act came second. */
const FINDERS: [string, (on: Applied, actId: string) => Promise<unknown>][] = [
  ['the record that takes it up', takeUp],
  ['the delivery that waits for a busy engine', delivered(() => new Error('too many updates'))],
  ['the workflow, which does not let it in', delivered(refusal)],
  ['the delivery that finds no workflow any more', delivered(gone)],
  ['the sweep', () => sweep(servicesBefore(refusal))],
];

const codeOf = async (actId: string): Promise<unknown> => {
  const act = await fixture.record.withActor(DISPATCHER, (tx) => getAct(tx, actId));
  return [act.takenUpAt !== null, act.deliveredAt !== null, readOutcome(act)?.accepted, readOutcome(act)?.code];
};

describe.each(FINDERS)('found by %s', (finder, find) => {
  const isDelivered = finder !== 'the record that takes it up';

  it.each<[PermitAction, PermitAction]>([
    ['grantPermit', 'refusePermit'],
    ['refusePermit', 'grantPermit'],
    ['grantPermit', 'grantPermit'],
  ])('%s decides, and %s is told that it is decided', async (first, second) => {
    const on = await applied();
    const [winner, loser] = [await store(on, first), await store(on, second)];
    expect((await takeUp(on, winner)).outcome.accepted).toBe(true);
    await find(on, loser);
    expect(await codeOf(loser)).toEqual([true, isDelivered, false, 'PERMIT.ALREADY_DECIDED']);
  });

  it.each([
    ['and its application still stands', false],
    ['and its application is withdrawn', true],
  ])('the exporter withdraws the parcel, %s', async (_, isWithdrawn) => {
    const on = await applied();
    const loser = await store(on, 'grantPermit');
    expect((await fixture.act(on.declarationId, 'withdraw', {})).outcome.accepted).toBe(true);
    if (isWithdrawn) {
      const input = await step(on.applicationId, on.workflowId, 'withdrawn');
      await fixture.activities.recordApplicationWithdrawn({ ...input, undone: true });
    }
    await find(on, loser);
    expect(await codeOf(loser)).toEqual([true, isDelivered, false, 'PERMIT.ALREADY_DECIDED']);
  });

  it('of two who resolve one parked step, the second is told that it is resolved', async () => {
    const on = await applied();
    const { declarationId, applicationId, workflowId } = on;
    const { parkedStepId } = await fixture.activities.parkPermit({
      ...{ applicationId, declarationId, workflowId, key: `${workflowId}:park`, at: new Date().toISOString() },
      ...{ step: 'issue', effectKey: `${workflowId}:issue:1`, counterparty: 'naeb', overridable: 'permit' },
      ...{ code: 'COUNTERPARTY.UNAVAILABLE', message: 'away', attempts: 3, skippable: false },
    });
    const retry = { parkedStepId, resolution: 'retry', value: null, proposalId: null, signedBy: null };
    const [winner, loser] = [await store(on, 'resolveParked', retry), await store(on, 'resolveParked', retry)];
    expect((await takeUp(on, winner)).outcome.accepted).toBe(true);
    await find(on, loser);
    expect(await codeOf(loser)).toEqual([true, isDelivered, false, 'OPERATION.STEP_NOT_PARKED']);
  });
});

it('a decision on an earlier round comes too late, though this round has not been applied for yet', async () => {
  const declarationId = await fixture.submit();
  const { permits } = await fixture.run(declarationId, 'openPermitApplications');
  const applicationId = permits.find(({ permitType }) => permitType === PERMIT_TYPE)?.applicationId ?? '';
  const on = { declarationId, applicationId, workflowId: permitWorkflowId(declarationId, PERMIT_TYPE) };
  const actId = await store(on, 'refusePermit', { applicationId: 'app_of_the_round_before' });
  expect((await takeUp(on, actId)).outcome).toMatchObject({ accepted: false, code: 'PERMIT.ALREADY_DECIDED' });
});

it('asked after the decision, the service says the same without an engine', async () => {
  const on = await applied();
  const [task] = await fixture.rows<{ id: string }>(`SELECT id FROM task WHERE subject_id = $1`, [on.applicationId]);
  await takeUp(on, await store(on, 'refusePermit'));
  const caller = { ...callerOf(fixture, 'agency_officer', 'prs_second'), agency: 'NAEB' as const };
  const decided = decideTask(servicesBefore(gone), caller, {
    ...{ taskId: task?.id ?? '', key: { uuid: v7() } },
    decision: { decision: 'grant', reason: 'Registered and checked' },
  });
  await expect(decided).rejects.toMatchObject({ code: 'PERMIT.ALREADY_DECIDED' });
});
