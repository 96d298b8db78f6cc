import { randomUUID } from 'node:crypto';
import type { Declaration } from '../../api/contract/declaration.js';
import { createApiClient } from '../../cli/client/apiClient.js';
import { ApiProblem } from '../../cli/client/apiProblem.js';
import { fillIn } from '../../cli/scenario/fillIn.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { readRows } from '../support/readRows.js';
import { LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { untilEnded } from '../support/load/untilEnded.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F10: one key, many requests at once: for a draft, and for its submission. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({ API_REQUESTS_PER_MINUTE: '1000000' });
}, 120_000);
afterAll(() => running.stop(), 60_000);

const PARCEL = loadScenario('examples/chili-permit-repaired.json');

function newBody(): object {
  const known = new Map([
    ['run', randomUUID().slice(0, 8)],
    ['today', new Date().toISOString().slice(0, 10)],
  ]);
  const data = fillIn(PARCEL.declaration, known) as object;
  return { data: { ...data, permits_on_file: [], policy: PARCEL.policy } };
}

test(
  'of many requests with one key one is done and all are answered alike; another body is refused',
  async () => {
    const { rounds, atOnce } = SIZE.oneKey;
    const startedAt = Date.now();
    const client = createApiClient({ url: running.target.apiUrl, token: running.target.tokens[PARCEL.exporter] ?? '' });
    const made: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const body = newBody();
      const idempotencyKey = randomUUID();
      const together = <T>(ask: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: atOnce }, ask));
      const drafts = await together(() => client.call('createDeclaration', { body, idempotencyKey }));
      const ids = new Set(drafts.map((answer) => (answer.body as Declaration).id));
      expect(ids.size).toBe(1);
      const [id = ''] = ids;
      made.push(id);
      const other = client.call('createDeclaration', { body: newBody(), idempotencyKey });
      await expect(other).rejects.toMatchObject({ status: 422, problem: { code: 'REQUEST.IDEMPOTENCY_KEY_REUSED' } });
      await expect(other).rejects.toBeInstanceOf(ApiProblem);
      const key = randomUUID();
      const path = { declaration_id: id };
      const submissions = await together(() => client.call('submitDeclaration', { path, idempotencyKey: key }));
      expect(new Set(submissions.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    }
    const stored = await readRows<{ id: string }>(running.ownerUrl, 'select id from declaration');
    expect(stored.map(({ id }) => id).sort()).toEqual([...made].sort());
    const acts = await readRows<{ id: string }>(
      running.ownerUrl,
      `select declaration_id id from act where kind = 'submit'`,
    );
    expect(acts.map(({ id }) => id).sort()).toEqual([...made].sort());
    await untilEnded(running, made);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    await expectSound(running, { ended: rounds, failures: [], defects: [], answers: new Map(), seconds });
    report('F10', { rounds, 'requests at once': atOnce, seconds });
  },
  LONGEST_TEST_MS,
);
