import type { z } from 'zod';
import type { ParkedStep } from '../../../api/contract/ops.js';
import { ApiProblem } from '../../../cli/client/apiProblem.js';
import { readAll } from '../../../cli/scenario/readAll.js';
import { People, type Target } from '../../../cli/scenario/target.js';
import type { LoadProgress } from './progress.js';

const LOOK_EVERY_MS = 1_000;

/**
 * An operator who has everything that is stuck tried again, as often as it sticks, until the load is over. Answers which
 * steps were found stuck, by id.
 */
export async function repairStuck(target: Target, progress: LoadProgress): Promise<ReadonlySet<string>> {
  const operator = new People(target).get('operator');
  const found = new Set<string>();
  while (!progress.isOver) {
    for (const { id } of await readAll<z.infer<typeof ParkedStep>>(operator, 'listStuck')) {
      found.add(id);
      const body = { parked_step_id: id, action: 'retry', reason: 'The counterparty says that it is back' };
      await operator.call('createOperation', { body }).catch((fault: unknown) => {
        // Settled meanwhile by a late notice, or by this operator's last round.
        if (!(fault instanceof ApiProblem) || fault.status !== 409) throw fault;
      });
    }
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
  return found;
}
