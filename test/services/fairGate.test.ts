import { FairGate } from '../../services/limits/fairGate.js';

const LIMITS = { atOnce: 4, atOncePerFirm: 3, waitingPerFirm: 100 };

/** Enters for a firm and notes when it is in. */
function enter(gate: FairGate, firm: string, log: string[]): Promise<() => void> {
  return gate.enter(firm).then((leave) => {
    log.push(firm);
    return leave;
  });
}

/** Lets what is ready run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a firm never has more than its share of the places: another one is let in at once', async () => {
  const gate = new FairGate(LIMITS);
  const log: string[] = [];
  for (let count = 0; count < 50; count += 1) void enter(gate, 'flood', log);
  await turn();
  expect(log).toEqual(['flood', 'flood', 'flood']);
  await enter(gate, 'quiet', log);
  expect(log.at(-1)).toBe('quiet');
});

test('free places go to the firms in turn, however many of one firm wait', async () => {
  const gate = new FairGate({ atOnce: 1, atOncePerFirm: 1, waitingPerFirm: 100 });
  const log: string[] = [];
  const leave = await enter(gate, 'flood', log);
  const waiting = Array.from({ length: 20 }, () => enter(gate, 'flood', log));
  waiting.push(enter(gate, 'quiet', log), enter(gate, 'third', log), enter(gate, 'quiet', log));
  leave();
  await Promise.all(waiting.map(async (entering) => (await entering)()));
  expect(log.slice(0, 7)).toEqual(['flood', 'flood', 'quiet', 'third', 'flood', 'quiet', 'flood']);
  expect(log).toHaveLength(24);
});

test('429: a queue that is full is told when to come back, and the others are not', async () => {
  const gate = new FairGate({ atOnce: 1, atOncePerFirm: 1, waitingPerFirm: 2 });
  const log: string[] = [];
  const leave = await enter(gate, 'flood', log);
  const waiting = [enter(gate, 'flood', log), enter(gate, 'flood', log)];
  await expect(gate.enter('flood')).rejects.toMatchObject({
    code: 'REQUEST.RATE_LIMITED',
    parts: { retryAfterSeconds: 1 },
  });
  waiting.push(enter(gate, 'quiet', log));
  leave();
  await Promise.all(waiting.map(async (entering) => (await entering)()));
  expect(log).toEqual(['flood', 'flood', 'quiet', 'flood']);
});

test('a place is given back once, however often that is said', async () => {
  const gate = new FairGate({ atOnce: 1, atOncePerFirm: 1, waitingPerFirm: 5 });
  const log: string[] = [];
  const leave = await enter(gate, 'a', log);
  leave();
  leave();
  await enter(gate, 'a', log);
  void enter(gate, 'b', log);
  await turn();
  expect(log).toEqual(['a', 'a']);
});
