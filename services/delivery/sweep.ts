import { DISPATCHER } from '../../prisma/actor.js';
import { listActsToDeliver } from '../../prisma/queries/acts.js';
import { forgetRequests } from '../../prisma/queries/idempotency.js';
import { listOpenDeclarations } from '../../prisma/queries/listOpenDeclarations.js';
import { listNoticesNotTakenUp } from '../../prisma/queries/notices.js';
import { expireProposals } from '../../prisma/queries/proposals.js';
import { forgetSessions } from '../../prisma/queries/sessions.js';
import { forgetDeliveries } from '../../prisma/queries/webhookHistory.js';
import { expireDrafts } from '../declarations/expireDrafts.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { deliverAct } from './deliverAct.js';
import { deliverNotice } from './deliverNotice.js';
import { isRunning, startClearance } from './workflows.js';

/** At most so many of each kind in one sweep: what is left is the next one's. */
const BATCH = 50;
/** A notice that nobody understood in so many sweeps waits for a person. */
const INTERPRETING_ATTEMPTS = 10;

/** What one sweep did. */
export interface SweepReport {
  acts: number;
  notices: number;
  started: string[];
  draftsReminded: number;
  draftsExpired: number;
  proposalsExpired: number;
  /** Where the walk over the open declarations goes on; empty at its end. */
  next: string;
}

/**
 * Does again what may have been lost between a commit and a delivery: acts and notices that were not taken up, acts that
 * the engine has not confirmed, and workflows that open declarations should have. Harmless to repeat and to run in several processes.
 * @param after where the last sweep's walk over the open declarations ended
 */
export async function sweep(deps: ServiceDeps, after = ''): Promise<SweepReport> {
  const now = deps.clock();
  const before = new Date(now.getTime() - deps.config.redeliverAfterMs);
  const found = await deps.record.withActor(DISPATCHER, async (tx) => ({
    acts: await listActsToDeliver(tx, before.toISOString(), BATCH),
    notices: await listNoticesNotTakenUp(tx, before.toISOString(), INTERPRETING_ATTEMPTS, BATCH),
    open: await listOpenDeclarations(tx, { after, untouchedSince: before, limit: BATCH }),
  }));
  const again = (what: string): void => deps.meters.count('portolan_redeliveries_total', { what });
  await each(deps, 'act', found.acts, ({ id }) => {
    again('act');
    return deliverAct(deps, id);
  });
  await each(deps, 'notice', found.notices, ({ id }) => {
    again('notice');
    return deliverNotice(deps, id);
  });
  const started: string[] = [];
  await each(deps, 'declaration', found.open, async ({ id }) => {
    if (await isRunning(deps, id)) return;
    again('clearance');
    await startClearance(deps, id, { again: true });
    started.push(id);
  });
  const { reminded: draftsReminded, expired: draftsExpired } = await expireDrafts(deps, BATCH);
  const tidied = await deps.record.withActor(DISPATCHER, async (tx) => {
    await forgetRequests(tx, new Date(now.getTime() - deps.config.idempotencyKeptMs));
    await forgetDeliveries(tx, new Date(now.getTime() - deps.config.webhooksKeptMs));
    // A day later no request that was under a session is still under way and could write it anew.
    await forgetSessions(tx, new Date(now.getTime() - 24 * 3_600_000));
    return { proposalsExpired: await expireProposals(tx, now.toISOString()) };
  });
  const next = found.open.length < BATCH ? '' : (found.open.at(-1)?.id ?? '');
  return {
    acts: found.acts.length,
    notices: found.notices.length,
    started,
    next,
    draftsReminded,
    draftsExpired,
    ...tidied,
  };
}

/** One thing that cannot be delivered never holds up the others. */
async function each<Thing extends { id: string }>(
  { logger }: ServiceDeps,
  what: string,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  for (const thing of things) {
    try {
      await work(thing);
    } catch (thrown) {
      logger.warn({ err: thrown, what, id: thing.id }, 'sweep could not deliver');
    }
  }
}
