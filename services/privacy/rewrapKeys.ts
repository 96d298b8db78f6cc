import { DISPATCHER } from '../../prisma/actor.js';
import { rewrapKeys as rewrap } from '../../prisma/queries/subjects.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Keys of subjects that one transaction wraps anew. */
const AT_ONCE = 200;

/**
 * After a new key was put in front of SUBJECT_KEYS: wraps every key of a subject under it. Any number may run this.
 * @returns how many were wrapped anew
 */
export async function rewrapKeys({ record, logger }: ServiceDeps): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await record.withActor(DISPATCHER, (tx) => rewrap(tx, AT_ONCE));
    done += count;
    if (count < AT_ONCE) break;
  }
  if (done > 0) logger.info({ keys: done }, 'keys of subjects were wrapped under the newest key');
  return done;
}
