import { killAlong } from '../support/load/disturb.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F3: the Temporal server is killed. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'nothing is lost and nothing applied twice while Temporal is killed',
  async () => {
    const { parcels, atOnce, kills } = SIZE.temporalKilled;
    let killed = 0;
    const plan = { parcels, atOnce, mix: MIXED, withinSeconds: LONGEST_SECONDS };
    const result = await runLoad(running, plan, async (progress) => {
      killed = await killAlong(running, { victims: ['temporal'], kills }, progress);
    });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    // The last ones may come too late for the end of the load; most must not.
    expect(killed).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
    report('F3', { parcels, kills: killed, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
