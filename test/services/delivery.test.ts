import { v7 } from 'uuid';
import { DISPATCHER } from '../../prisma/actor.js';
import { getNotice, storeNotice } from '../../prisma/queries/notices.js';
import { authenticate } from '../../services/authenticate.js';
import { supplyDocuments, withdrawDeclaration } from '../../services/declarations/exporterActs.js';
import { submitDeclaration } from '../../services/declarations/submitDeclaration.js';
import { deliverAct } from '../../services/delivery/deliverAct.js';
import { positionEvents } from '../../services/delivery/positionEvents.js';
import { reconcile } from '../../services/delivery/reconcile.js';
import { sweep } from '../../services/delivery/sweep.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import {
  cheapCoffee,
  coffee,
  createDraft,
  putCoffeePermitsOnFile,
  submitCoffee,
  uploadPaper,
} from '../support/api/declarations.js';
import { cutOffFromEngine } from '../support/api/cutOffFromEngine.js';
import { get, post } from '../support/api/request.js';
import { startTestStack, type TestStack } from '../support/api/startTestStack.js';
import { untilState, untilTask } from '../support/api/waiting.js';

const policy = { random_draw: '0.9999' } as const;

let stack: TestStack;
/** The same services while the engine cannot be reached. */
let cutOff: ServiceDeps;
beforeAll(async () => {
  stack = await startTestStack({ redeliverAfterMs: 0 });
  await putCoffeePermitsOnFile(stack, 10_000_000);
  cutOff = cutOffFromEngine(stack.deps);
}, 60_000);
afterAll(() => stack.close());

const actOf = (id: string) =>
  stack.deps.record.withActor(DISPATCHER, (tx) => tx.act.findUniqueOrThrow({ where: { id } }));

describe('an engine that is away', () => {
  it('loses nothing: what was stored is delivered by the next sweep, once', async () => {
    const id = await createDraft(stack, 'exporter', coffee({ policy }));
    const caller = await authenticate(stack.deps, { token: stack.people.exporter.token });
    const receipt = await submitDeclaration(cutOff, caller, id, { uuid: v7() });
    expect(receipt).toMatchObject({ takenUp: false, accepted: null, state: 'SUBMITTED' });
    await expect(stack.deps.temporal.workflow.getHandle(`clearance:${id}`).describe()).rejects.toThrow();
    expect((await sweep(stack.deps)).acts).toBeGreaterThan(0);
    expect((await actOf(receipt.act.id)).takenUpAt).not.toBeNull();
    await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
    expect((await sweep(stack.deps)).acts).toBe(0);
  });

  it('keeps an act that was stored and never delivered, and has its effect later', async () => {
    const { id } = await submitCoffee(stack, coffee({ policy, lrn: `LATE${Date.now()}` }));
    await untilState(stack, id, 'RELEASED', 'EXITED', 'CLEARED');
    const caller = await authenticate(stack.deps, { token: stack.people.exporter.token });
    // Refused by the record alone: no engine is needed to say so.
    await expect(
      withdrawDeclaration(cutOff, caller, { declarationId: id, key: { uuid: v7() }, reason: 'late' }),
    ).rejects.toMatchObject({
      code: 'CLEARANCE.ACTION_NOT_ALLOWED',
    });
  });
});

describe('deliverAct', () => {
  it('delivered many times at once, has one effect', async () => {
    const { id } = await submitCoffee(stack, cheapCoffee());
    await untilState(stack, id, 'DOCUMENTS_REQUIRED');
    const task = await untilTask(stack, id, 'exporter', 'supply_documents');
    expect(task.status).toBe('open');
    const documentId = await uploadPaper(stack);
    const caller = await authenticate(stack.deps, { token: stack.people.exporter.token });
    const stored = await supplyDocuments(cutOff, caller, {
      declarationId: id,
      key: { uuid: v7() },
      documentIds: [documentId],
      note: null,
    });
    expect(stored.takenUp).toBe(false);
    const receipts = await Promise.all(Array.from({ length: 6 }, () => deliverAct(stack.deps, stored.act.id)));
    for (const receipt of receipts) expect(receipt).toMatchObject({ takenUp: true, accepted: true });
    const timeline = (await get(stack, `/v1/declarations/${id}/timeline`, 'customs')).body.items as { what: string }[];
    expect(timeline.filter(({ what }) => what === 'documentsSupplied')).toHaveLength(1);
  });

  it('starts a lost workflow from the record and delivers to it', async () => {
    const { id } = await submitCoffee(stack, cheapCoffee());
    await untilTask(stack, id, 'exporter', 'supply_documents');
    await stack.deps.temporal.workflow.getHandle(`clearance:${id}`).terminate('lost on purpose');
    const answer = await post(stack, `/v1/declarations/${id}/documents-supplied`, {
      as: 'exporter',
      body: { document_ids: [await uploadPaper(stack)] },
    });
    expect([answer.status, answer.body.accepted]).toEqual([200, true]);
    expect((await untilTask(stack, id, 'customs', 'documentary_check')).status).toBe('open');
  });
});

describe('sweep', () => {
  it('starts the workflow of an open case that has lost it; the reconciler says so before', async () => {
    const { id } = await submitCoffee(stack, cheapCoffee());
    await untilTask(stack, id, 'exporter', 'supply_documents');
    const handle = stack.deps.temporal.workflow.getHandle(`clearance:${id}`);
    await handle.terminate('lost on purpose');
    const lost = { declarationId: id, what: 'workflow', row: 'DOCUMENTS_REQUIRED', workflow: 'not running' };
    expect(await reconcile(stack.deps)).toContainEqual(lost);
    expect((await sweep(stack.deps)).started).toContain(id);
    await expect(handle.describe()).resolves.toMatchObject({ status: { name: 'RUNNING' } });
    expect((await sweep(stack.deps)).started).not.toContain(id);
  });

  it('keeps and ignores a notice that comes after the end', async () => {
    const { id } = await submitCoffee(stack, coffee({ policy }));
    await untilState(stack, id, 'CLEARED');
    const handle = stack.deps.temporal.workflow.getHandle(`clearance:${id}`);
    await handle.result();
    const body = {
      id: v7(),
      type: 'customs.declaration.accepted',
      timestamp: new Date().toISOString(),
      reference: `clearance:${id}:lodge:1`,
      version: 1,
      data: { function_code: '01', at: new Date().toISOString(), lrn: 'X', mrn: '26RWKGL000000000A8' },
    };
    const { id: noticeId } = await stack.deps.record.withActor(DISPATCHER, (tx) =>
      storeNotice(tx, {
        counterparty: 'customs',
        externalId: body.id,
        raw: Buffer.from(JSON.stringify(body)),
        at: new Date(Date.now() - 1000).toISOString(),
      }),
    );
    expect((await sweep(stack.deps)).notices).toBeGreaterThan(0);
    const kept = await stack.deps.record.withActor(DISPATCHER, (tx) => getNotice(tx, noticeId));
    expect(kept).toMatchObject({ status: 'ignored', why: 'the clearance has ended as CLEARED' });
    expect((await get(stack, `/v1/declarations/${id}`, 'exporter')).body.state).toBe('CLEARED');
  });
});

describe('reconcile', () => {
  it('finds row and workflow agreed on every open case, and names what differs', async () => {
    const { id } = await submitCoffee(stack, cheapCoffee());
    await untilState(stack, id, 'DOCUMENTS_REQUIRED');
    await sweep(stack.deps);
    await untilTask(stack, id, 'exporter', 'supply_documents');
    expect((await reconcile(stack.deps)).filter(({ declarationId }) => declarationId === id)).toEqual([]);
    const set = (flags: string[]) =>
      stack.deps.record.withActor({ kind: 'system', role: 'system', scope: 'worker' }, (tx) =>
        tx.declaration.update({ where: { id }, data: { flags } }),
      );
    await set(['control_announced', 'hold']);
    try {
      expect(await reconcile(stack.deps)).toContainEqual({
        declarationId: id,
        what: 'flags',
        row: 'control_announced hold',
        workflow: 'control_announced',
      });
    } finally {
      await set(['control_announced']);
    }
  });
});

describe('the feed', () => {
  const walk = async (as: 'exporter' | 'operator') => {
    const seen: { position: number; declaration_id: string; sequence: number; type: string }[] = [];
    for (let after = 0; ;) {
      const { body } = await get(stack, `/v1/events?after=${after}&limit=7`, as);
      const { items, next_after: next } = body as unknown as { items: typeof seen; next_after: number };
      if (items.length === 0) return seen;
      seen.push(...items);
      after = next;
    }
  };

  it('gives every event one position without a gap, in the order of each declaration', async () => {
    await Promise.all([positionEvents(stack.deps), positionEvents(stack.deps), positionEvents(stack.deps)]);
    await positionEvents(stack.deps);
    const placed = await stack.deps.record.withActor(DISPATCHER, (tx) =>
      tx.event.findMany({
        select: { position: true, declarationId: true, sequence: true },
        orderBy: { position: 'asc' },
      }),
    );
    expect(placed.length).toBeGreaterThan(20);
    expect(placed.map(({ position }) => Number(position))).toEqual(placed.map((_, index) => index + 1));
    const last = new Map<string, number>();
    for (const { declarationId, sequence } of placed) {
      expect(sequence).toBe((last.get(declarationId) ?? 0) + 1);
      last.set(declarationId, sequence);
    }
  });

  it('is walked without loss: exporters see their drafts, officers what happened after', async () => {
    const [own, all] = [await walk('exporter'), await walk('operator')];
    expect(own.filter(({ type }) => type === 'draftCreated').length).toBeGreaterThan(0);
    expect(all.filter(({ type }) => type.startsWith('draft'))).toEqual([]);
    expect(all.filter(({ type }) => type === 'laneAssigned').length).toBeGreaterThan(0);
    for (const seen of [own, all]) {
      const positions = seen.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((left, right) => left - right));
    }
  });
});

describe('what only time ends', () => {
  it('deletes drafts after their time and forgets old keys, and nothing else', async () => {
    const id = await createDraft(stack);
    const inSixtyDays = { ...stack.deps, clock: () => new Date(Date.now() + 60 * 24 * 3_600_000) };
    expect((await sweep(stack.deps)).draftsExpired).toBe(0);
    expect((await get(stack, `/v1/declarations/${id}`, 'exporter')).status).toBe(200);
    expect((await sweep(inSixtyDays)).draftsExpired).toBeGreaterThan(0);
    expect((await get(stack, `/v1/declarations/${id}`, 'exporter')).status).toBe(404);
    const keys = await stack.deps.record.withActor(DISPATCHER, (tx) => tx.idempotencyRecord.count());
    expect(keys).toBe(0);
  });
});
