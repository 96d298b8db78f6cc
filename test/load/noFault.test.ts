import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F0: the load that every other fault is measured against. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'a mixed load comes to its ends, and the auditor finds nothing amiss',
  async () => {
    const { parcels, atOnce } = SIZE.noFault;
    const result = await runLoad(running, { parcels, atOnce, mix: MIXED, withinSeconds: LONGEST_SECONDS });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    report('F0', { parcels, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
