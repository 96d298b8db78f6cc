import { coffee, createDraft, putCoffeePermitsOnFile, submitCoffee } from '../support/api/declarations.js';
import { post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { report } from './report.js';

/** S26: what a firm may do, done so often that others pay for it. Nothing runs here that takes acts up. */
let api: TestApi;
const AMPLE = { submissionsPerHour: 1_000, withdrawalsPerDay: 1_000, openApplications: 1_000 };
beforeEach(async () => {
  api = await startTestApi({ actWaitMs: 20 });
});
afterEach(() => api.close());

const limit = (limits: Partial<typeof AMPLE>): void => {
  api.deps.config.businessLimits = { ...AMPLE, ...limits };
};

/** Done, or recorded to be done: how soon the engine takes it up is nothing of a quota. */
function expectTaken({ status, text }: TestAnswer): void {
  expect([[200, 202].includes(status), text]).toEqual([true, text]);
}

function expectQuota(answer: TestAnswer, words: string, seconds: number): void {
  expect([answer.status, answer.body.code]).toEqual([429, 'REQUEST.QUOTA_REACHED']);
  expect(answer.body.detail).toContain(words);
  const [, until = ''] = /the next is taken from (\S+)\.$/.exec(String(answer.body.detail)) ?? [];
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(seconds - 60);
  expect(wait).toBeLessThanOrEqual(seconds);
  expect(Math.abs(Date.parse(until) - Date.now() - wait * 1000)).toBeLessThan(60_000);
}

test('submissions in an hour: refused with the time, for this firm alone, and open again after it', async () => {
  limit({ submissionsPerHour: 3 });
  await putCoffeePermitsOnFile(api);
  for (let count = 0; count < 3; count += 1) expectTaken((await submitCoffee(api)).answer);
  const { id, answer } = await submitCoffee(api);
  expectQuota(answer, 'A firm has at most 3 submissions in an hour;', 3600);
  // The same person of another firm's trade is not concerned.
  const others = await createDraft(api, 'stranger', coffee());
  expectTaken(await post(api, `/v1/declarations/${others}/submit`, { as: 'stranger' }));
  api.deps.clock = () => new Date(Date.now() + 3_600_000);
  expectTaken(await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' }));
  report('S26', { 'submissions let in': 3, of: 4 });
});

test('a refusal by quota is not kept under its key: the same request may come again', async () => {
  limit({ submissionsPerHour: 1 });
  await putCoffeePermitsOnFile(api);
  await submitCoffee(api);
  const id = await createDraft(api);
  const again = { as: 'exporter', key: 'the-same-key-again' } as const;
  expect((await post(api, `/v1/declarations/${id}/submit`, again)).status).toBe(429);
  limit({});
  expectTaken(await post(api, `/v1/declarations/${id}/submit`, again));
});

test('a loop of submitting and withdrawing ends at the withdrawals of a day', async () => {
  limit({ withdrawalsPerDay: 2 });
  await putCoffeePermitsOnFile(api);
  const answers: TestAnswer[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { id } = await submitCoffee(api);
    answers.push(await post(api, `/v1/declarations/${id}/withdraw`, { as: 'exporter', body: { reason: 'again' } }));
  }
  answers.slice(0, 2).forEach(expectTaken);
  const [last] = answers.slice(-1);
  if (last === undefined) throw new Error('nothing was answered');
  expectQuota(last, 'A firm has at most 2 withdrawals in 24 hours;', 86_400);
});

test('applications for permits that nobody has decided cannot be hoarded', async () => {
  limit({ openApplications: 3 });
  // Without permits on file each parcel of coffee asks two agencies.
  for (let count = 0; count < 2; count += 1) expectTaken((await submitCoffee(api)).answer);
  const { answer } = await submitCoffee(api);
  expectQuota(answer, 'A firm has at most 3 undecided applications for permits;', 3600);
});
