import { v7 } from 'uuid';
import { recordingKey } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { getAct } from '../../prisma/queries/acts.js';
import { authenticate } from '../../services/authenticate.js';
import { supplyDocuments } from '../../services/declarations/exporterActs.js';
import { reconcile } from '../../services/delivery/reconcile.js';
import { sweep } from '../../services/delivery/sweep.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import { SNAPSHOT_QUERY } from '../../workflows/messages.js';
import { cheapCoffee, coffee, putCoffeePermitsOnFile, submitCoffee, uploadPaper } from '../support/api/declarations.js';
import { cutOffFromEngine } from '../support/api/cutOffFromEngine.js';
import { get, post } from '../support/api/request.js';
import { startTestStack, type TestStack } from '../support/api/startTestStack.js';
import { until } from '../support/api/until.js';
import { untilState, untilTask } from '../support/api/waiting.js';

/**
 * An engine that dies with an update under way forgets the update, though the worker's recording of it has committed.
 * These tests make that moment: the act is stored, and recorded as the lost workflow task would have done it.
 */
let stack: TestStack;
let cutOff: ServiceDeps;
beforeAll(async () => {
  stack = await startTestStack({ redeliverAfterMs: 0 });
  await putCoffeePermitsOnFile(stack, 10_000_000);
  cutOff = cutOffFromEngine(stack.deps);
}, 60_000);
afterAll(() => stack.close());

interface Snapshot {
  version: number;
  flags: string[];
}

const workflowOf = (id: string) => stack.deps.temporal.workflow.getHandle(`clearance:${id}`);
const seenByWorkflow = (id: string) => workflowOf(id).query<Snapshot>(SNAPSHOT_QUERY);
const storedAct = (id: string) => stack.deps.record.withActor(DISPATCHER, (tx) => getAct(tx, id));

/** The exporter supplies documents; the record has taken it up, and the workflow has not heard of it. */
async function supplyAndForget(): Promise<{ id: string; actId: string }> {
  const { id } = await submitCoffee(stack, cheapCoffee());
  await untilTask(stack, id, 'exporter', 'supply_documents');
  const caller = await authenticate(stack.deps, { token: stack.people.exporter.token });
  const { act } = await supplyDocuments(cutOff, caller, {
    declarationId: id,
    key: { uuid: v7() },
    documentIds: [await uploadPaper(stack)],
    note: null,
  });
  const { version } = await seenByWorkflow(id);
  const { outcome } = await stack.activities.takeUpAct({
    declarationId: id,
    actId: act.id,
    key: recordingKey(`clearance:${id}`, `act-${act.id}`, 1),
    expectedVersion: version,
    at: new Date().toISOString(),
  });
  expect(outcome).toMatchObject({ accepted: true });
  expect((await seenByWorkflow(id)).flags).not.toContain('documents_supplied');
  return { id, actId: act.id };
}

it('a sweep brings the act again, and the workflow goes on from the record', async () => {
  const { id, actId } = await supplyAndForget();
  const { takenUpAt, deliveredAt } = await storedAct(actId);
  expect([takenUpAt === null, deliveredAt]).toEqual([false, null]);
  expect((await reconcile(stack.deps)).map(({ declarationId }) => declarationId)).toContain(id);
  await sweep(stack.deps);
  expect((await seenByWorkflow(id)).flags).toContain('documents_supplied');
  expect((await storedAct(actId)).deliveredAt).not.toBeNull();
  expect((await reconcile(stack.deps)).filter(({ declarationId }) => declarationId === id)).toEqual([]);
  const timeline = (await get(stack, `/v1/declarations/${id}/timeline`, 'customs')).body.items as { what: string }[];
  expect(timeline.filter(({ what }) => what === 'documentsSupplied')).toHaveLength(1);
});

it('an officer who acts on what the record shows is not refused by a workflow that is behind', async () => {
  const { id, actId } = await supplyAndForget();
  const task = await untilTask(stack, id, 'customs', 'documentary_check');
  const answer = await post(stack, `/v1/tasks/${String(task.id)}/decision`, {
    as: 'customs',
    body: { decision: 'accept', reason: 'The papers fit the declaration' },
  });
  expect([answer.status, answer.body.accepted]).toEqual([200, true]);
  expect((await storedAct(actId)).deliveredAt).not.toBeNull();
  await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
});

it('what the engine has confirmed, or the record refused, is not brought again', async () => {
  await until('nothing left to deliver', async () => ((await sweep(stack.deps)).acts === 0 ? true : undefined));
  const { id } = await submitCoffee(stack, coffee({ policy: { random_draw: '0.9999' } }));
  await untilState(stack, id, 'CLEARED');
  const late = await post(stack, `/v1/declarations/${id}/documents-supplied`, {
    as: 'exporter',
    body: { document_ids: [await uploadPaper(stack)] },
  });
  expect([late.status, late.body.code]).toEqual([409, 'CLEARANCE.ACTION_NOT_ALLOWED']);
  await supplyAndForget();
  expect((await sweep(stack.deps)).acts).toBe(1);
  expect((await sweep(stack.deps)).acts).toBe(0);
});
