import type { CheckStep } from '../../../bin/check/checkStep.js';
import { startSteps } from '../../../bin/check/startSteps.js';

interface Watched {
  readonly step: CheckStep;
  readonly end: () => void;
}

/** Steps that end when told to, and a record of what runs. */
function watchedSteps(names: readonly string[]): { steps: Watched[]; running: Set<string>; begun: string[] } {
  const running = new Set<string>();
  const begun: string[] = [];
  const steps = names.map((name): Watched => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const run = async (): Promise<{ passed: boolean; report: string }> => {
      begun.push(name);
      running.add(name);
      await ended;
      running.delete(name);
      return { passed: true, report: name };
    };
    return { step: { name, repair: 'nothing', run }, end };
  });
  return { steps, running, begun };
}

/** Lets everything that can go on go on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('running the steps of the check', () => {
  test('at most two at a time, in order, and a short one makes room for the next', async () => {
    const { steps, running, begun } = watchedSteps(['long', 'short', 'third', 'fourth']);
    const results = startSteps(
      steps.map(({ step }) => step),
      false,
      2,
    );
    await settle();
    expect([...running]).toEqual(['long', 'short']);
    steps[1]?.end();
    await settle();
    expect([...running]).toEqual(['long', 'third']);
    for (const { end } of steps) end();
    expect((await Promise.all(results)).map(({ report }) => report)).toEqual(['long', 'short', 'third', 'fourth']);
    expect(begun).toEqual(['long', 'short', 'third', 'fourth']);
  });

  test('one at a time when they write', async () => {
    const { steps, running } = watchedSteps(['first', 'second']);
    const results = startSteps(
      steps.map(({ step }) => step),
      true,
      1,
    );
    await settle();
    expect([...running]).toEqual(['first']);
    for (const { end } of steps) end();
    await Promise.all(results);
  });

  test('a step that throws has failed, and the others go on', async () => {
    const broken: CheckStep = { name: 'broken', repair: 'mend it', run: () => Promise.reject(new Error('it broke')) };
    const sound: CheckStep = { name: 'sound', repair: '', run: () => Promise.resolve({ passed: true, report: '' }) };
    const [first, second] = await Promise.all(startSteps([broken, sound], false, 1));
    expect(first).toMatchObject({ passed: false, report: expect.stringContaining('it broke') as string });
    expect(second).toMatchObject({ passed: true });
  });
});
