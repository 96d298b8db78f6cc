import { DISPATCHER } from '../../prisma/actor.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { eraseKeys, listCasesToErase, listEndings, lockSubject } from '../../prisma/queries/subjects.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { findKept } from './retention.js';

/** The shortest year. */
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Erases the personal data of cases whose time of retention is over, each in one transaction with its audit record. Any
 * number may run this: a case that another has erased meanwhile is left.
 * @param limit at most so many in one round
 * @returns how many were erased
 */
export async function eraseExpired(deps: ServiceDeps, limit: number): Promise<number> {
  const { record, clock, logger } = deps;
  const at = clock().toISOString();
  const due = await record.withActor(DISPATCHER, async (tx) => {
    // What is kept at all is kept for a year; how long each day and corridor is kept, the law says.
    const endings = await listEndings(tx, new Date(Date.parse(at) - YEAR_MS).toISOString());
    const over = endings.filter((ending) => (findKept(deps, [ending])?.until ?? at) < at);
    return over.length === 0 ? [] : listCasesToErase(tx, over, limit);
  });
  let erased = 0;
  for (const { id, organisationId } of due) {
    try {
      erased += await record.withActor(DISPATCHER, async (tx) => {
        await lockSubject(tx, id);
        const keys = await eraseKeys(tx, id, at);
        if (keys === 0) return 0;
        const facts = { subject_id: id, kind: 'consignee', keys };
        const by = { actor: 'system', role: 'system' };
        await appendAudit(tx, organisationId, [{ what: 'retentionEnded', at, ...by, facts, details: null }]);
        return 1;
      });
    } catch (thrown) {
      // One case never holds up the others; the next round finds it again.
      logger.warn({ err: thrown, declarationId: id }, 'a case whose retention is over could not be erased');
    }
  }
  return erased;
}
