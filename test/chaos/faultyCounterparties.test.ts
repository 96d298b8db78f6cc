import { control } from '../../cli/scenario/control.js';
import { readEffects } from '../support/auditor/mockEffects.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { repairStuck } from '../support/load/repairStuck.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { readParkings } from '../support/load/readParkings.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/**
 * F7: every counterparty fails for a share of what it is asked, before or after having done it. What its retries do not
 * mend parks with its cause, and an operator has it tried again.
 */
const WEATHER = [
  { share: 0.2, behaviours: [{ kind: 'status', status: 503 }] },
  { share: 0.1, behaviours: [{ kind: 'timeout_after_effect' }] },
  { share: 0.03, behaviours: [{ kind: 'nonsense' }] },
  { share: 0.02, behaviours: [{ kind: 'half_answer' }] },
  { share: 0.02, behaviours: [{ kind: 'duplicate_answer' }] },
];

/** Attempts that the policy of these stories allows a step before it parks. */
const ATTEMPTS = 3;

/** Stories whose counterparties have no script of their own, which would stand behind the weather. */
const { 'coffee-rejected-fixed': _r, 'chili-permit-repaired': _p, 'coffee-withdrawn': _w, ...UNSCRIPTED } = MIXED;

/** Where people have a page of their own as well, what we ask for: nobody but the payer tries a payment again. */
const OURS: Partial<Record<string, string[]>> = { payment: ['create_intent', 'refund'] };

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
  for (const [service, url] of Object.entries(running.target.mocks)) {
    for (const [index, weather] of WEATHER.entries()) {
      const script = { ...weather, seed: `${service} ${index}`, times: 1_000_000 };
      for (const operation of OURS[service] ?? [undefined]) await control(url, '/scripts', { ...script, operation });
    }
  }
}, 120_000);
afterAll(() => running.stop(), 60_000);

test(
  'each effect is had once, retries are bounded, and what is stuck is listed with its cause',
  async () => {
    const { parcels, atOnce } = SIZE.faultyCounterparties;
    const plan = { parcels, atOnce, mix: UNSCRIPTED, withinSeconds: LONGEST_SECONDS };
    let found: ReadonlySet<string> = new Set();
    const result = await runLoad(running, plan, async (progress) => {
      found = await repairStuck(running.target, progress);
    });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    const parkings = await readParkings(running.ownerUrl);
    for (const { code, status } of parkings) {
      expect(status).toBe('resolved');
      expect(code).toMatch(/^COUNTERPARTY\.(UNAVAILABLE|TIMEOUT|NONSENSE|RESET)$/);
    }
    // Whatever stayed stuck, the list of operations showed it: that is how the operator found it. What the operator never
    // saw was settled by a late notice before the next look.
    expect(parkings.filter(({ id, resolution }) => !found.has(id) && resolution !== 'settled')).toEqual([]);
    expect([...found].filter((id) => !parkings.some((parking) => parking.id === id))).toEqual([]);
    const effects = await readEffects(running.target.mocks);
    const most = Math.max(...effects.map(({ asked }) => asked));
    expect(effects.reduce((sum, { asked }) => sum + asked, 0)).toBeGreaterThan(effects.length);
    expect(most).toBeLessThanOrEqual(ATTEMPTS * (1 + parkings.length));
    expect(effects.filter(({ performed }) => performed > 1)).toEqual([]);
    report('F7', { parcels, parked: parkings.length, 'most attempts': most, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);
