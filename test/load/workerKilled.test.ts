import { killAlong } from '../support/load/disturb.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F1: one of two workers dies, again and again, each time the other one. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({}, { workers: 2 });
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'nothing is lost and nothing applied twice while one of two workers is killed',
  async () => {
    const { parcels, atOnce, kills } = SIZE.workerKilled;
    let killed = 0;
    const plan = { parcels, atOnce, mix: MIXED, withinSeconds: LONGEST_SECONDS };
    const result = await runLoad(running, plan, async (progress) => {
      killed = await killAlong(running, { victims: ['worker-1', 'worker-2'], kills }, progress);
    });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    // The last ones may come too late for the end of the load; most must not.
    expect(killed).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
    report('F1', { parcels, kills: killed, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
