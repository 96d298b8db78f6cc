import type { StartOptions } from '../../../bin/supervise/up.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../throwawayInstallation.js';
import { killAlong } from './disturb.js';
import { expectSound, report } from './expectSound.js';
import { MIXED, runLoad } from './runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS } from './sizes.js';

/** A process that dies under a mixed load, again and again. */
export interface Kills {
  /** Its number in the list of faults. */
  fault: string;
  /** What is killed, in the words of the test's name. */
  who: string;
  size: { parcels: number; atOnce: number; kills: number };
  /** Whom, and by which signals, each in turn. */
  how: Omit<Parameters<typeof killAlong>[1], 'kills'>;
  parts?: Pick<StartOptions, 'workers'>;
}

/** The test that a load comes to its ends and the auditor finds nothing amiss, whoever dies meanwhile. */
export function describeKills({ fault, who, size, how, parts }: Kills): void {
  let running: ThrowawayInstallation;
  beforeAll(async () => {
    running = await startThrowawayInstallation({}, parts);
  }, 120_000);
  afterAll(() => running.stop(), 60_000);

  test(
    `nothing is lost and nothing applied twice while ${who} is killed`,
    async () => {
      const { parcels, atOnce, kills } = size;
      let killed = 0;
      const plan = { parcels, atOnce, mix: MIXED, withinSeconds: LONGEST_SECONDS };
      const result = await runLoad(running, plan, async (progress) => {
        killed = await killAlong(running, { ...how, kills }, progress);
      });
      await expectSound(running, result);
      expect(result.ended).toBe(parcels);
      // The last ones may come too late for the end of the load; most must not.
      expect(killed).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
      report(fault, { parcels, kills: killed, seconds: result.seconds });
    },
    LONGEST_TEST_MS,
  );
}
