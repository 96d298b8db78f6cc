import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const { 'coffee-withdrawn': _few, ...others } = MIXED;
/** With many that are withdrawn at once: a cancellation that meets a lost workflow task is what this fault finds. */
const WITHDRAWING = { 'coffee-withdrawn': 0.25, ...others };

/** F17: a worker that keeps three workflows in memory builds nearly every one again from its history, at every step. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({ WORKFLOW_CACHE: '3' });
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'a worker that forgets its workflows all the time comes to the same ends',
  async () => {
    const { parcels, atOnce } = SIZE.smallCache;
    const result = await runLoad(running, { parcels, atOnce, mix: WITHDRAWING, withinSeconds: LONGEST_SECONDS });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    report('F17', { parcels, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
