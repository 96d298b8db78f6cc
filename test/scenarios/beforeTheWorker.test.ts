/** What can happen to a declaration that was submitted and that no worker has carried on yet. */
import { join } from 'node:path';
import { asText } from '../../cli/scenario/jsonValue.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import { describeProblems } from '../support/auditor/problem.js';
import { readRows } from '../support/readRows.js';
import { shownBy } from '../support/reached/reached.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 90_000);
afterAll(() => running.stop(), 60_000);

/** Waits, bounded, until an act of this kind is stored. */
async function untilStored(declarationId: string, kind: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const stored = await readRows(running.ownerUrl, 'SELECT id FROM act WHERE kind = $1 AND declaration_id = $2', [
      kind,
      declarationId,
    ]);
    if (stored.length === 1) return;
    if (Date.now() > end) throw new Error(`no ${kind} was ever stored`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The agency takes back every permit on which the declaration has reserved. */
const revokePermits = (declarationId: string): Promise<unknown> =>
  readRows(
    running.ownerUrl,
    `UPDATE permit SET status = 'revoked' WHERE id IN (SELECT a.subject_id FROM ledger_account a
     JOIN ledger_entry e ON e.account_id = a.id WHERE e.declaration_id = $1)`,
    [declarationId],
  );

test.each([
  { name: 'submitted-withdrawn', until: 'withdraw', meanwhile: () => Promise.resolve() },
  { name: 'submitted-aborted', until: 'submit', meanwhile: revokePermits },
])(
  '$name',
  async ({ name, until, meanwhile }) => {
    await running.installation.killProcess('worker');
    let begun: Promise<void> | undefined;
    const workerComesBack = async (declarationId: string): Promise<void> => {
      await untilStored(declarationId, until);
      await meanwhile(declarationId);
      await running.installation.restartProcess('worker');
    };
    const file = join(import.meta.dirname, 'before-the-worker', `${name}.json`);
    const result = await runScenario(loadScenario(file), running.target, {
      declarationCreated: (run) => {
        begun = workerComesBack(asText(run.known.get('declaration')));
      },
    });
    await begun;
    const { failure, passed, declarationId = '' } = result;
    expect({ failure, passed }).toEqual({ failure: undefined, passed: true });
    const { shown, onRecord } = await shownBy(running.ownerUrl, name, [declarationId]);
    expect(shown).toEqual(onRecord);
  },
  90_000,
);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
