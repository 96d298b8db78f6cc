import { randomUUID } from 'node:crypto';
import type { Declaration } from '../../api/contract/declaration.js';
import { fillIn } from '../../cli/scenario/fillIn.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { killAlong } from '../support/load/disturb.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { AnswerTally, PatientPeople } from '../support/load/patientPeople.js';
import { Progress } from '../support/load/progress.js';
import { readRows } from '../support/readRows.js';
import { LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { untilEnded } from '../support/load/untilEnded.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F4: the API dies while firms send drafts and submit them, and they ask again under their keys. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({ API_REQUESTS_PER_MINUTE: '1000000' });
}, 120_000);
afterAll(() => running.stop(), 60_000);

const { permits_on_file: _none, ...PARCEL } = loadScenario('examples/chili-permit-repaired.json');

test(
  'what was accepted is what is stored, and nothing is stored twice, while the API is killed',
  async () => {
    const { drafts, submissions, atOnce, kills } = SIZE.apiKilled;
    const startedAt = Date.now();
    const tally = new AnswerTally();
    const client = new PatientPeople(running.target, tally).get(PARCEL.exporter);
    const progress = new Progress(drafts);
    const accepted: string[] = [];
    const submitted: string[] = [];
    const queue = Array.from({ length: drafts }, (_, index) => index);
    const send = async (): Promise<void> => {
      for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
        const data = fillIn(
          PARCEL.declaration,
          new Map([
            ['run', randomUUID().slice(0, 8)],
            ['today', new Date().toISOString().slice(0, 10)],
          ]),
        );
        const body = { data: { ...(data as object), permits_on_file: [], policy: PARCEL.policy } };
        const draft = await client.call('createDeclaration', { body });
        const { id } = draft.body as Declaration;
        accepted.push(id);
        // Spread over all of them, so that each kill meets both kinds of request.
        if (Math.floor(((index + 1) * submissions) / drafts) > Math.floor((index * submissions) / drafts)) {
          await client.call('submitDeclaration', { path: { declaration_id: id } });
          submitted.push(id);
        }
        progress.count();
      }
      progress.finish();
    };
    const killing = killAlong(running, { victims: ['api'], kills }, progress);
    const sent = await Promise.allSettled(Array.from({ length: atOnce }, send));
    // Also where one of them failed: nobody kills on in an installation that another test has by then.
    progress.finish();
    const killed = await killing;
    for (const outcome of sent) if (outcome.status === 'rejected') throw outcome.reason;

    const stored = await readRows<{ id: string; state: string }>(running.ownerUrl, 'select id, state from declaration');
    expect(stored.map(({ id }) => id).sort()).toEqual([...accepted].sort());
    expect(new Set(accepted).size).toBe(drafts);
    const open = stored.filter(({ state }) => state !== 'DRAFT').map(({ id }) => id);
    expect(open.sort()).toEqual([...submitted].sort());
    const acts = await readRows(running.ownerUrl, "select 1 from act where kind = 'submit'");
    expect(acts).toHaveLength(submissions);
    await untilEnded(running, submitted);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    await expectSound(running, { ended: drafts, failures: [], defects: tally.defects, answers: tally.counts, seconds });
    expect(killed).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
    report('F4', { requests: drafts + submissions, kills: killed, seconds });
  },
  LONGEST_TEST_MS,
);
