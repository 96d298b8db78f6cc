import { REPAIRS_ALONE } from '../../domain/clearance/secondSignature.js';
import { WORKER } from '../../prisma/actor.js';
import { writeCase } from '../support/api/caseFixture.js';
import { faultsOf, post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** Several parked steps with one request; that each goes on is shown with the operations of one. */
let api: TestApi;
let steps: string[];
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 1 });
});
afterAll(() => api.close());
beforeEach(async () => {
  steps = [];
  for (let count = 0; count <= REPAIRS_ALONE.cases; count += 1) steps.push((await writeCase(api)).parkedStep);
});

type Who = 'operator' | 'operator2';
const repair = (parked: readonly string[], more: { action?: string; as?: Who; key?: string } = {}) => {
  const { action = 'retry', as = 'operator', key } = more;
  const body = { parked_step_ids: parked, action, reason: 'Customs is back' };
  return post(api, '/v1/ops/operations/bulk', { as, body, ...(key === undefined ? {} : { key }) });
};
const sign = (operations: readonly unknown[], as: Who) =>
  post(api, '/v1/ops/operations/bulk/signature', { as, body: { operation_ids: operations, reason: 'Agreed' } });

interface Item {
  subject_id: string;
  operation: { id: string; status: string; act_id: string | null; signature_rule: { id: string } | null } | null;
  code: string | null;
}
const itemsOf = ({ body }: TestAnswer): Item[] => body.items as Item[];
const statusesOf = (answer: TestAnswer): (string | null)[] =>
  itemsOf(answer).map(({ operation, code }) => operation?.status ?? code);
const acts = (): Promise<number> =>
  api.deps.record.withActor(WORKER, (tx) => tx.act.count({ where: { kind: 'resolveParked' } }));

it('up to ten one operator does, each with an act of its own, named in the order asked', async () => {
  const before = await acts();
  const ten = steps.slice(0, 10);
  const answer = await repair(ten);
  expect(answer.status).toBe(200);
  expect(itemsOf(answer).map(({ subject_id }) => subject_id)).toEqual(ten);
  expect(statusesOf(answer)).toEqual(ten.map(() => 'delivered'));
  expect(new Set(itemsOf(answer).map(({ operation }) => operation?.act_id)).size).toBe(10);
  expect((await acts()) - before).toBe(10);
});

it('above ten another has to sign, and nothing has happened before', async () => {
  const before = await acts();
  const answer = await repair(steps);
  expect(statusesOf(answer)).toEqual(steps.map(() => 'awaiting_signature'));
  expect(itemsOf(answer).map(({ operation }) => operation?.signature_rule?.id)).toEqual(
    steps.map(() => 'OPS.SIGN.BULK'),
  );
  expect((await acts()) - before).toBe(0);
  const operations = itemsOf(answer).map(({ operation }) => operation?.id);
  expect(statusesOf(await sign(operations, 'operator'))).toEqual(steps.map(() => 'OPERATION.SAME_SIGNATORY'));
  expect(statusesOf(await sign(operations, 'operator2'))).toEqual(steps.map(() => 'delivered'));
  expect((await acts()) - before).toBe(steps.length);
  // Signed once more it is the same.
  expect(statusesOf(await sign(operations, 'operator2'))).toEqual(steps.map(() => 'delivered'));
  expect((await acts()) - before).toBe(steps.length);
});

it('what one alone would need two for needs two in any number', async () => {
  const { parkedStep } = await writeCase(api, { state: 'LODGED', flags: ['parked'] });
  const answer = await repair([parkedStep], { action: 'abort' });
  expect(itemsOf(answer)[0]?.operation?.signature_rule?.id).toBe('OPS.SIGN.ABORT');
});

it('a step named twice is one case, and one that is refused leaves the others alone', async () => {
  const unknown = 'prk_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99';
  const answer = await repair([steps[0] ?? '', unknown, steps[0] ?? '', steps[1] ?? '']);
  expect(statusesOf(answer)).toEqual(['delivered', 'OPERATION.STEP_NOT_FOUND', 'delivered']);
  const skipped = await repair(steps.slice(2, 3), { action: 'skip' });
  expect(itemsOf(skipped)[0]).toMatchObject({ operation: null, code: 'OPERATION.STEP_NOT_SKIPPABLE' });
});

it('nobody repairs their own case among others', async () => {
  const own = await writeCase(api, { declarant: 'operator' });
  const answer = await repair([own.parkedStep, steps[0] ?? '']);
  expect(statusesOf(answer)).toEqual(['CLEARANCE.OWN_DECLARATION', 'delivered']);
});

it('the same request does nothing twice', async () => {
  const before = await acts();
  const key = 'bulk-once';
  const [first, again] = [await repair(steps.slice(0, 3), { key }), await repair(steps.slice(0, 3), { key })];
  expect(again.text).toBe(first.text);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect((await acts()) - before).toBe(3);
});

it('422: at most a hundred, and no override', async () => {
  const many = Array.from({ length: 101 }, () => steps[0] ?? '');
  expect(faultsOf(await repair(many))).toMatchObject([{ pointer: '/parked_step_ids' }]);
  expect(faultsOf(await repair(steps, { action: 'override' }))).toMatchObject([{ pointer: '/action' }]);
});
