import { killAlong } from '../support/load/disturb.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F2: PostgreSQL stops at once or is killed outright, in turn. Our own record away is never a reason to park. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'nothing is lost and nothing applied twice while PostgreSQL is killed',
  async () => {
    const { parcels, atOnce, kills } = SIZE.postgresKilled;
    let killed = 0;
    const plan = { parcels, atOnce, mix: MIXED, withinSeconds: LONGEST_SECONDS };
    const result = await runLoad(running, plan, async (progress) => {
      killed = await killAlong(running, { victims: ['postgres'], signals: ['SIGKILL', 'SIGQUIT'], kills }, progress);
    });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    // The last ones may come too late for the end of the load; most must not.
    expect(killed).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
    report('F2', { parcels, kills: killed, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
