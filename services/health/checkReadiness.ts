import { DISPATCHER } from '../../prisma/actor.js';
import { listAppliedMigrations } from '../../prisma/queries/health.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** One thing that is needed, and whether it is there. */
export interface ReadinessCheck {
  name: string;
  ok: boolean;
  detail?: string;
}

const PATIENCE_MS = 2_000;

/** Asks everything the API needs whether it is there: database, migrations, workflow engine, document storage. */
export async function checkReadiness(deps: ServiceDeps): Promise<ReadinessCheck[]> {
  const { record, temporal, storage, config } = deps;
  const applied = record.withActor(DISPATCHER, listAppliedMigrations);
  return Promise.all([
    check('database', async () => void (await applied)),
    check('migrations', async () => {
      const names = await applied;
      const missing = config.migrations.filter((name) => !names.includes(name));
      if (missing.length > 0) throw new NotReady(`not applied: ${missing.join(', ')}`);
    }),
    check('temporal', async () => {
      await temporal.withDeadline(Date.now() + PATIENCE_MS, () => temporal.workflowService.getSystemInfo({}));
    }),
    check('storage', () => storage.check()),
  ]);
}

/** A reason that may be shown: it names nothing of the inside. */
class NotReady extends Error {}

async function check(name: string, work: () => Promise<void>): Promise<ReadinessCheck> {
  try {
    await work();
    return { name, ok: true };
  } catch (thrown) {
    return { name, ok: false, detail: thrown instanceof NotReady ? thrown.message : 'does not answer' };
  }
}
