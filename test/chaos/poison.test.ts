import { expectSound, report } from '../support/load/expectSound.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { readParkings } from '../support/load/readParkings.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/**
 * F13: parcels for which customs fails always, among good ones. They park with a clear cause as soon as their attempts
 * are spent, hold up nobody else, and operators repair each by what its story says: override, abort, retry. How long
 * parking took is told, and decides nothing: it is the machine's.
 */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 120_000);
afterAll(() => running.stop(), 60_000);

/** Attempts that the policy of these stories allows a step, and how often an operator has it tried anew. */
const ATTEMPTS = 3;

test(
  'poisoned parcels park and are repaired, and the good ones never notice',
  async () => {
    const { good, poisoned, atOnce } = SIZE.poison;
    const parcels = good + poisoned;
    const half = poisoned / 2 / parcels;
    const mix = { 'customs-down-override': half, 'customs-down-abort': half, ...MIXED };
    const result = await runLoad(running, { parcels, atOnce, mix, withinSeconds: LONGEST_SECONDS });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    const parkings = await readParkings(running.ownerUrl);
    expect(new Set(parkings.map(({ declarationId }) => declarationId)).size).toBe(poisoned);
    for (const parking of parkings) {
      expect(parking).toMatchObject({ status: 'resolved', counterparty: 'customs', attempts: ATTEMPTS });
      expect(parking.code).toMatch(/^COUNTERPARTY\./);
    }
    const slowest = Math.ceil(Math.max(...parkings.map(({ afterMs }) => afterMs)) / 1000);
    report('F13', { good, poisoned, 'slowest until parked, seconds': slowest, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
