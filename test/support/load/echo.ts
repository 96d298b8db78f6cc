import { randomUUID } from 'node:crypto';
import type { ThrowawayInstallation } from '../throwawayInstallation.js';
import type { LoadProgress } from './progress.js';
import { readRows } from '../readRows.js';

interface Delivered {
  id: string;
  workflowId: string;
  /** Undefined for a notice. */
  kind?: string;
  role?: string;
}

const SQL = `select id, workflow_id "workflowId", null kind, null role from notice where workflow_id is not null
  union all select id, workflow_id, kind, role from act where kind <> 'submit' and outcome is distinct from null`;
const ROUND_MS = 700;

/**
 * Delivers everything that was delivered to a workflow twice more, in any order and late: notices as signals, acts as
 * updates, once under the same update id and once under another. Answers how many deliveries it made.
 */
export async function echoDeliveries(
  { ownerUrl, temporal }: ThrowawayInstallation,
  progress: LoadProgress,
): Promise<number> {
  const seen = new Set<string>();
  let deliveries = 0;
  const deliver = async ({ id, workflowId, kind, role }: Delivered, updateId: string): Promise<void> => {
    const handle = temporal.workflow.getHandle(workflowId);
    deliveries += 1;
    const sending =
      kind === undefined || kind === null
        ? handle.signal('notice', { noticeId: id })
        : handle.executeUpdate('act', { updateId, args: [{ actId: id, kind, role }] });
    // The workflow may have ended, or its validator refuse what has been done already: both are what should happen.
    await sending.catch(() => undefined);
  };
  while (!progress.isOver) {
    const fresh = (await readRows<Delivered>(ownerUrl, SQL)).filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const again = fresh.flatMap((one) => [
      { one, updateId: one.id },
      { one, updateId: randomUUID() },
    ]);
    again.sort(() => Math.random() - 0.5);
    await Promise.all(again.map(({ one, updateId }) => deliver(one, updateId)));
    await new Promise((wake) => setTimeout(wake, ROUND_MS));
  }
  return deliveries;
}
