import type { Action } from '../../domain/clearance/actions.js';
import { findNthActBack, hasOpenApplications } from '../../prisma/queries/businessCounts.js';
import type { Transaction } from '../../prisma/withActor.js';
import { ServiceProblem } from '../problem.js';
import type { BusinessLimits } from './businessQuotas.js';

const HOUR_MS = 3_600_000;

/** Acts that are counted together, over how long, and by which limit. */
const FLOWS = [
  { kinds: ['submit', 'resubmit'], limit: 'submissionsPerHour', lengthMs: HOUR_MS, what: 'submissions in an hour' },
  {
    kinds: ['withdraw', 'requestWithdrawal'],
    limit: 'withdrawalsPerDay',
    lengthMs: 24 * HOUR_MS,
    what: 'withdrawals in 24 hours',
  },
] as const satisfies readonly {
  kinds: readonly Action[];
  limit: keyof BusinessLimits;
  lengthMs: number;
  what: string;
}[];

interface Act {
  organisationId: string;
  kind: Action;
  /** ISO 8601 instant. */
  at: string;
}

/**
 * Counted from the acts and applications that stand in the record, so that all processes count alike and nothing is
 * forgotten by a restart. Acts that are stored at the same moment do not see each other: so many may pass beyond the limit
 * as are under way at once. Throws `REQUEST.QUOTA_REACHED` with the time from which it is open again.
 */
export async function refuseBeyondQuota(tx: Transaction, limits: BusinessLimits, act: Act): Promise<void> {
  const { organisationId, kind, at } = act;
  for (const { kinds, limit, lengthMs, what } of FLOWS) {
    if (!(kinds as readonly Action[]).includes(kind)) continue;
    const since = new Date(Date.parse(at) - lengthMs);
    const nth = await findNthActBack(tx, { organisationId, kinds, since }, limits[limit]);
    if (nth !== undefined) throw reached(`${limits[limit]} ${what}`, nth.getTime() + lengthMs, at);
  }
  if (kind !== 'submit' && kind !== 'resubmit') return;
  if (await hasOpenApplications(tx, organisationId, limits.openApplications))
    // When an agency decides is not known: an hour is a time to look again.
    throw reached(`${limits.openApplications} undecided applications for permits`, Date.parse(at) + HOUR_MS, at);
}

function reached(what: string, openAtMs: number, at: string): ServiceProblem {
  const openAt = new Date(openAtMs).toISOString();
  return new ServiceProblem('REQUEST.QUOTA_REACHED', {
    detail: `A firm has at most ${what}; the next is taken from ${openAt}.`,
    retryAfterSeconds: Math.max(1, Math.ceil((openAtMs - Date.parse(at)) / 1000)),
  });
}
